package vn.toancanh.testkit.net;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback whose every byte is written by the test. Each connection takes the next script, reads one
 * request, and does what the script says; without a script it waits for one. Thread-safe; close it after the test.
 */
public final class ScriptedServer implements AutoCloseable {
    /** What to do with a connection once its request is read. */
    @FunctionalInterface
    public interface Script {
        void play(Connection c) throws IOException, InterruptedException;
    }

    /** A request as it came. Header names are in lower case. */
    public record Request(String method, String target, Map<String, String> headers, byte[] body) {
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    private final ServerSocket listening;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Request> arrived = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedServer(ServerSocket listening) {
        this.listening = listening;
    }

    public static ScriptedServer start() {
        try {
            ScriptedServer s = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon("scripted-accept", s::accept);
            return s;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port on loopback where nobody listens. */
    public static int closedPort() {
        try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script of the next connection that has none yet. */
    public ScriptedServer then(Script script) {
        scripts.add(script);
        return this;
    }

    /** A whole answer with its right length; the connection is closed after it. */
    public ScriptedServer thenAnswer(int status, String type, byte[] body, String... headers) {
        return then(c -> c.answer(status, type, body, headers));
    }

    public ScriptedServer thenAnswer(int status, String type, String body, String... headers) {
        return thenAnswer(status, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** All requests so far, in the order of their coming. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits up to ten seconds for the next request that nobody has taken. */
    public Request takeRequest() throws InterruptedException {
        Request r = arrived.poll(10, TimeUnit.SECONDS);
        if (r == null) {
            throw new AssertionError("no request came");
        }
        return r;
    }

    @Override
    public void close() {
        closed.countDown();
        quietly(listening);
        open.forEach(ScriptedServer::quietly);
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                daemon("scripted-connection", () -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Request r = read(socket.getInputStream());
            if (r == null) {
                return;
            }
            requests.add(r);
            arrived.add(r);
            scripts.take().play(new Connection(socket, r));
        } catch (IOException e) {
            // the client went away, or the test is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String h = line(in); h != null && !h.isEmpty(); h = line(in)) {
            int colon = h.indexOf(':');
            if (colon < 0) {
                throw new IOException("no HTTP");
            }
            headers.put(
                    h.substring(0, colon).toLowerCase(Locale.ROOT),
                    h.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(parts[0], parts[1], headers, in.readNBytes(length));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (out.size() == 0) {
                    return null;
                }
                throw new EOFException();
            }
            if (b != '\r') {
                out.write(b);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static void daemon(String name, Runnable work) {
        Thread t = new Thread(work, name);
        t.setDaemon(true);
        t.start();
    }

    private static void quietly(AutoCloseable c) {
        try {
            c.close();
        } catch (Exception e) {
            // the test is over
        }
    }

    /** One connection in a script. */
    public final class Connection {
        private final Socket socket;
        private final Request request;

        private Connection(Socket socket, Request request) {
            this.socket = socket;
            this.request = request;
        }

        public Request request() {
            return request;
        }

        /** Status line and headers; nothing is added. */
        public Connection head(int status, String... headers) throws IOException {
            StringBuilder b = new StringBuilder("HTTP/1.1 " + status + " Said\r\n");
            for (String h : headers) {
                b.append(h).append("\r\n");
            }
            return send(b.append("\r\n").toString());
        }

        public Connection answer(int status, String type, byte[] body, String... headers) throws IOException {
            String[] all = new String[headers.length + 3];
            System.arraycopy(headers, 0, all, 3, headers.length);
            all[0] = "Content-Type: " + type;
            all[1] = "Content-Length: " + body.length;
            all[2] = "Connection: close";
            return head(status, all).send(body);
        }

        /** The head of an event stream that ends when the connection does. */
        public Connection stream() throws IOException {
            return head(200, "Content-Type: text/event-stream", "Connection: close");
        }

        public Connection send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.UTF_8));
        }

        public Connection send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        }

        /** Repeats the text with this pause until the client goes away or the test is over. */
        public void trickle(String text, Duration pause) throws IOException, InterruptedException {
            do {
                send(text);
            } while (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        }

        /** Stays open without a word until the test is over. */
        public void hold() throws InterruptedException {
            closed.await();
        }

        /** Waits for the latch or the end of the test. */
        public Connection await(CountDownLatch latch) throws InterruptedException {
            while (closed.getCount() > 0 && !latch.await(5, TimeUnit.MILLISECONDS)) {
                // asked again: the test may end first
            }
            return this;
        }

        /** Breaks the connection with a TCP reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
