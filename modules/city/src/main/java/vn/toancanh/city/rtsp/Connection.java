package vn.toancanh.city.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.feed.Feed;
import vn.toancanh.core.model.CameraHealth.Health;
import vn.toancanh.core.model.CameraStream;

/**
 * One client: its requests, its session, and what it has not read yet. A client that sends nonsense or reads too slowly is
 * dropped; nothing is kept for it without bound. The server's thread only.
 */
final class Connection {
    /** Longest head of a request, bytes. */
    private static final int MAX_HEAD = 8 * 1024;

    /** So much may wait for a client, bytes: a burst of a slow camera's main stream and some more. */
    private static final int MAX_WAITING = 2 * 1024 * 1024;

    /** So long may a client read nothing, nanoseconds. */
    private static final long DEAF = 8_000_000_000L;

    private static final int TIMEOUT_SECONDS = 60;
    private static final long SILENT = (TIMEOUT_SECONDS + 15) * 1_000_000_000L;
    private static final String METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN, GET_PARAMETER";
    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9][A-Za-z0-9._-]{0,99})/(main|sub)(?:/(?:trackID=0)?)?");
    private static final Pattern CHANNELS = Pattern.compile("interleaved=(\\d{1,3})-(\\d{1,3})");

    private final RtspServer server;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final String nonce;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private byte[] in = new byte[2 * 1024];
    private int held;
    private int skip;
    private long waitingBytes;
    private long lastHeard;
    private long lastTaken;
    private boolean mute;
    private boolean ending;
    private boolean allowed;
    private @Nullable Feed feed;
    private @Nullable Player player;
    private String session = "";
    private long wake = Long.MAX_VALUE;

    Connection(RtspServer server, SocketChannel channel, SelectionKey key, long now) {
        this.server = server;
        this.channel = channel;
        this.key = key;
        this.nonce = HexFormat.of().toHexDigits(server.random());
        this.lastHeard = now;
        this.lastTaken = now;
    }

    boolean isPlaying() {
        return player != null && player.isPlaying();
    }

    /** When {@link #step} has something to do. */
    long wake() {
        return wake;
    }

    /** Reads what has come; an exception ends the connection. */
    void read(ByteBuffer piece, long now) throws IOException {
        piece.clear();
        int n = channel.read(piece);
        if (n < 0) {
            throw new IOException("the client has left");
        }
        if (n == 0) {
            return;
        }
        lastHeard = now;
        if (mute) {
            return;
        }
        if (held + n > in.length) {
            in = Arrays.copyOf(in, Math.max(2 * in.length, held + n));
        }
        System.arraycopy(piece.array(), 0, in, held, n);
        held += n;
        int at = 0;
        while (at < held && !mute && !ending) {
            int used = one(at, now);
            if (used == 0) {
                break;
            }
            at += used;
        }
        System.arraycopy(in, at, in, 0, held - at);
        held -= at;
        if (held > MAX_HEAD && skip == 0 && in[0] != '$') {
            refuse(413, "Request Entity Too Large");
        }
    }

    /** Deals with what begins at a place; how many bytes that were, 0 when it is not whole yet. */
    private int one(int at, long now) throws IOException {
        if (skip > 0) {
            int n = Math.min(skip, held - at);
            skip -= n;
            return n;
        }
        if (in[at] == '$') { // a report of the client: that it comes is all we want to know
            if (held - at < 4) {
                return 0;
            }
            skip = (in[at + 2] & 255) << 8 | in[at + 3] & 255;
            return 4;
        }
        if (in[at] == '\r' || in[at] == '\n') {
            return 1;
        }
        for (int i = at; i + 1 < Math.min(held, at + MAX_HEAD); i++) {
            boolean ends =
                    in[i] == '\n' && (in[i + 1] == '\n' || i + 2 < held && in[i + 1] == '\r' && in[i + 2] == '\n');
            if (ends) {
                try {
                    Request r = Request.parse(in, at, i + 1);
                    skip = r.bodyLength();
                    answer(r, now);
                } catch (IllegalArgumentException e) {
                    refuse(400, "Bad Request");
                }
                return i + (in[i + 1] == '\n' ? 2 : 3) - at;
            }
        }
        return 0;
    }

    private void refuse(int status, String words) throws IOException {
        ending = true;
        send("RTSP/1.0 " + status + " " + words + "\r\nConnection: close\r\n\r\n");
    }

    private void answer(Request r, long now) throws IOException {
        String cseq = r.cseq();
        if (cseq == null) {
            refuse(400, "Bad Request");
            return;
        }
        if (!r.version().equals("RTSP/1.0")) {
            say(cseq, "505 RTSP Version Not Supported", "");
            return;
        }
        String required = r.header("require");
        if (required != null) {
            say(cseq, "551 Option not supported", "Unsupported: " + required.replaceAll("[^ -~]", "") + "\r\n");
            return;
        }
        Matcher path = PATH.matcher(r.path());
        Feed asked = path.matches() ? server.feed(path.group(1)) : null;
        if (asked != null && server.health(asked) == Health.LOST && asked.hangsWhenLost()) {
            mute = true; // this camera is off, and its switch takes connections for it
            return;
        }
        switch (r.method()) {
            case "OPTIONS" -> say(cseq, "200 OK", "Public: " + METHODS + "\r\n");
            case "GET_PARAMETER", "SET_PARAMETER" -> {
                if (isSession(r, cseq)) {
                    say(cseq, "200 OK", sessionLine());
                }
            }
            case "DESCRIBE", "SETUP" -> {
                if (asked == null || server.health(asked) == Health.LOST) {
                    say(cseq, "404 Not Found", "");
                } else if (mayPass(r, cseq, asked)) {
                    CameraStream.Kind kind =
                            path.group(2).equals("main") ? CameraStream.Kind.MAIN : CameraStream.Kind.SUB;
                    if (r.method().equals("SETUP")) {
                        setUp(r, cseq, asked, kind);
                    } else {
                        describe(r, cseq, asked, kind);
                    }
                }
            }
            case "PLAY" -> play(r, cseq, now);
            case "PAUSE" -> {
                if (hasSession(r, cseq)) {
                    if (player != null) {
                        player.pause();
                    }
                    wake = Long.MAX_VALUE;
                    say(cseq, "200 OK", sessionLine());
                }
            }
            case "TEARDOWN" -> {
                if (hasSession(r, cseq)) {
                    player = null;
                    session = "";
                    wake = Long.MAX_VALUE;
                    say(cseq, "200 OK", "");
                }
            }
            default -> say(cseq, "501 Not Implemented", "Allow: " + METHODS + "\r\n");
        }
    }

    private boolean mayPass(Request r, String cseq, Feed asked) throws IOException {
        if (server.health(asked) != Health.LOCKED) {
            return true;
        }
        if (server.digest().knows(r.header("authorization"), r.method(), nonce)) {
            allowed = true;
            return true;
        }
        say(cseq, "401 Unauthorized", server.digest().challenge(nonce));
        return false;
    }

    private void describe(Request r, String cseq, Feed asked, CameraStream.Kind kind) throws IOException {
        String accept = r.header("accept");
        if (accept != null && !accept.contains("application/sdp") && !accept.contains("*/*")) {
            say(cseq, "406 Not Acceptable", "");
            return;
        }
        String sdp = Sdp.of(asked.cameraId(), asked.clip(kind));
        String base = r.uri().replaceAll("[^!-~]", "");
        say(
                cseq,
                "200 OK",
                "Content-Base: " + base + (base.endsWith("/") ? "" : "/") + "\r\nContent-Type: application/sdp\r\n"
                        + "Content-Length: " + sdp.length() + "\r\n",
                sdp);
    }

    private void setUp(Request r, String cseq, Feed asked, CameraStream.Kind kind) throws IOException {
        if (player != null) {
            say(cseq, "455 Method Not Valid in This State", "");
            return;
        }
        String transport = r.header("transport");
        for (String way : transport == null ? new String[0] : transport.split(",", 8)) {
            if (!way.contains("RTP/AVP/TCP") || way.contains("mode=record")) {
                continue;
            }
            Matcher m = CHANNELS.matcher(way);
            int first = m.find() ? Integer.parseInt(m.group(1)) : 0;
            if (first > 254) {
                continue;
            }
            int ssrc = (int) server.random();
            session = HexFormat.of().toHexDigits(server.random());
            feed = asked;
            player = new Player(
                    asked,
                    kind,
                    new RtpPackets(first, ssrc, (int) server.random()),
                    (int) server.random(),
                    server.random());
            say(
                    cseq,
                    "200 OK",
                    sessionLine() + "Transport: RTP/AVP/TCP;unicast;interleaved=" + first + "-" + (first + 1) + ";ssrc="
                            + HexFormat.of().withUpperCase().toHexDigits(ssrc) + "\r\n");
            return;
        }
        say(cseq, "461 Unsupported Transport", "");
    }

    private void play(Request r, String cseq, long now) throws IOException {
        Player p = player;
        if (p == null) {
            say(cseq, "455 Method Not Valid in This State", "");
        } else if (hasSession(r, cseq)) {
            p.play(server.sinceBegin(now));
            String url = r.uri().replaceAll("[^!-~]", "").replaceAll("/$", "");
            if (!url.endsWith(Sdp.TRACK)) {
                url += "/" + Sdp.TRACK;
            }
            say(
                    cseq,
                    "200 OK",
                    sessionLine() + "Range: npt=now-\r\nRTP-Info: url=" + url + ";seq=" + p.sequence() + ";rtptime="
                            + Integer.toUnsignedString(p.stamp()) + "\r\n");
            wake = now;
        }
    }

    private boolean hasSession(Request r, String cseq) throws IOException {
        if (session.isEmpty()) {
            say(cseq, "454 Session Not Found", "");
            return false;
        }
        return isSession(r, cseq);
    }

    /** Whether the request names this connection's session, or none. */
    private boolean isSession(Request r, String cseq) throws IOException {
        String s = r.header("session");
        if (s != null && !s.split(";", 2)[0].strip().equals(session)) {
            say(cseq, "454 Session Not Found", "");
            return false;
        }
        return true;
    }

    private String sessionLine() {
        return session.isEmpty() ? "" : "Session: " + session + ";timeout=" + TIMEOUT_SECONDS + "\r\n";
    }

    private void say(String cseq, String status, String headers) throws IOException {
        say(cseq, status, headers, "");
    }

    private void say(String cseq, String status, String headers, String body) throws IOException {
        send("RTSP/1.0 " + status + "\r\nCSeq: " + cseq + "\r\n" + headers + "\r\n" + body);
    }

    private void send(String text) throws IOException {
        put(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
        write(server.now());
    }

    /** Sends what is due, and ends what has been silent for too long. */
    void step(long now) throws IOException {
        Player p = player;
        Feed f = feed;
        if (p != null && f != null && p.isPlaying() && now >= wake) {
            Health health = server.health(f);
            if (health == Health.LOCKED && !allowed) {
                throw new IOException("the camera wants a password now");
            }
            long again = p.step(server.sinceBegin(now), health, server.isGarbage(), server.wall(), this::put);
            if (again < 0) {
                throw new IOException("the camera is lost");
            }
            wake = server.atNanos(again);
            write(now);
        }
        if (waitingBytes > MAX_WAITING || waitingBytes > 0 && now - lastTaken > DEAF) {
            throw new IOException("the client does not read");
        }
        if (now - lastHeard > SILENT) {
            throw new IOException("the client says nothing");
        }
    }

    private void put(ByteBuffer b) {
        waiting.add(b);
        waitingBytes += b.remaining();
    }

    /** Writes as much as the line takes. */
    void write(long now) throws IOException {
        long before = waitingBytes;
        if (!waiting.isEmpty()) {
            ByteBuffer[] all = waiting.toArray(ByteBuffer[]::new);
            waitingBytes -= channel.write(all);
            waiting.removeIf(b -> !b.hasRemaining());
        }
        if (waitingBytes < before || waitingBytes == 0) {
            lastTaken = now;
        }
        if (waiting.isEmpty() && ending) {
            throw new IOException("refused");
        }
        key.interestOps(waiting.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            RtspServer.LOG.debug("close", e);
        }
    }
}
