package vn.toancanh.testkit.net;

import java.io.IOException;

/** Where the bytes of one direction go next. One thread at a time. */
interface Hop {
    /**
     * @param n how many of them; negative for the end
     * @return whether more may come
     */
    boolean take(byte[] bytes, int n) throws IOException, InterruptedException;
}
