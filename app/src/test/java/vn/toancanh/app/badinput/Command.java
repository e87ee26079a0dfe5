package vn.toancanh.app.badinput;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system that may not be there or may not be allowed. */
final class Command {
    private Command() {}

    /** Whether it was there and ended well. */
    static boolean works(String... command) throws InterruptedException {
        try {
            Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
            p.getInputStream().readAllBytes();
            return p.waitFor(30, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
