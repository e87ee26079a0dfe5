package vn.toancanh.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.toancanh.testkit.HouseFiles;

/** GStreamer's RTSP server as a process of its own, that can be frozen and killed like a camera. */
public final class RtspServer implements AutoCloseable {
    private static final Path SCRIPT =
            HouseFiles.repository().resolve("modules/media/src/test/resources/vn/toancanh/media/rtspd.py");

    private final Process process;
    private final int port;
    private final int lockedPort;

    /** @param port 0 for any */
    public RtspServer(int port) {
        try {
            // The system's own Python has the bindings.
            List<String> command = new ArrayList<>(List.of("/usr/bin/python3", SCRIPT.toString(), "" + port));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            if (line == null || !line.startsWith("PORT ")) {
                throw new IllegalStateException("the RTSP server did not start: installer/test installs what it needs");
            }
            String[] ports = line.split(" ");
            this.port = Integer.parseInt(ports[1]);
            this.lockedPort = Integer.parseInt(ports[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** @param login name and password with an @ behind, or nothing */
    public String locked(String login) {
        return "rtsp://" + login + "127.0.0.1:" + lockedPort + "/locked";
    }

    public String url(String path) {
        return "rtsp://127.0.0.1:" + port + path;
    }

    /** As a camera whose processor hangs: connections stay, nothing comes. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
