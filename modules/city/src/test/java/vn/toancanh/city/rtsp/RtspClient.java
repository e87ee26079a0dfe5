package vn.toancanh.city.rtsp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sees every byte. One thread. */
public final class RtspClient implements AutoCloseable {
    /** A picture as it came: its units, its stamp and what its packets said. */
    public record Picture(List<byte[]> units, long stamp, int packets, boolean together) {}

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String base;
    private int cseq;
    public String session = "";
    public int reports;
    public int sequence = -1;

    public RtspClient(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
        socket.setSoTimeout(8_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        base = "rtsp://127.0.0.1:" + port;
    }

    public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    public void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a request and reads its answer, passing over pictures. */
    public String ask(String method, String path, String... headers) throws IOException {
        StringBuilder r = new StringBuilder(method + " " + base + path + " RTSP/1.0\r\nCSeq: " + ++cseq + "\r\n");
        if (!session.isEmpty()) {
            r.append("Session: ").append(session).append("\r\n");
        }
        for (String h : headers) {
            r.append(h).append("\r\n");
        }
        raw(r + "\r\n");
        return answer();
    }

    public String answer() throws IOException {
        int b = in.read();
        while (b == '$') {
            in.readByte();
            in.readFully(new byte[in.readUnsignedShort()]);
            b = in.read();
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (b >= 0) {
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                java.util.regex.Matcher m = java.util.regex.Pattern.compile("Content-Length: (\\d+)")
                        .matcher(text);
                byte[] body = in.readNBytes(m.find() ? Integer.parseInt(m.group(1)) : 0);
                return text + new String(body, StandardCharsets.UTF_8);
            }
            b = in.read();
        }
        throw new IOException("the server has closed after " + head.size() + " bytes");
    }

    /** From DESCRIBE to PLAY; the answer is PLAY's. */
    public String play(String path, String... headers) throws IOException {
        must(ask("DESCRIBE", path, headers));
        String setup = must(
                ask("SETUP", path + "/trackID=0", with(headers, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1")));
        session = setup.replaceAll("(?s).*Session: (\\w+);timeout=60\r\n.*", "$1");
        return must(ask("PLAY", path, with(headers, "Range: npt=now-")));
    }

    private static String[] with(String[] headers, String more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private static String must(String answer) {
        if (!answer.startsWith("RTSP/1.0 200 OK\r\n")) {
            throw new AssertionError(answer);
        }
        return answer;
    }

    /** The next picture. */
    public Picture picture() throws IOException {
        List<byte[]> units = new ArrayList<>();
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        boolean together = false;
        int packets = 0;
        while (true) {
            int dollar = in.readUnsignedByte();
            int channel = in.readUnsignedByte();
            ByteBuffer p = ByteBuffer.wrap(in.readNBytes(in.readUnsignedShort()));
            if (dollar != '$') {
                throw new AssertionError("not a frame: " + dollar);
            }
            if (channel == 1) {
                reports++;
                continue;
            }
            packets++;
            int seq = p.getShort(2) & 0xffff;
            if (sequence >= 0 && seq != (sequence + 1 & 0xffff)) {
                throw new AssertionError("packet " + seq + " after " + sequence);
            }
            sequence = seq;
            int type = p.get(12) & 31;
            if (type == 24) {
                together = true;
                int at = 13;
                while (at < p.limit()) {
                    int n = p.getShort(at) & 0xffff;
                    byte[] unit = new byte[n];
                    p.get(at + 2, unit);
                    units.add(unit);
                    at += 2 + n;
                }
            } else if (type == 28) {
                if ((p.get(13) & 0x80) != 0) {
                    pieces.reset();
                    pieces.write(p.get(12) & 0xe0 | p.get(13) & 31);
                }
                pieces.write(p.array(), 14, p.limit() - 14);
                if ((p.get(13) & 0x40) != 0) {
                    units.add(pieces.toByteArray());
                }
            } else {
                byte[] unit = new byte[p.limit() - 12];
                p.get(12, unit);
                units.add(unit);
            }
            if ((p.get(1) & 0x80) != 0) {
                return new Picture(units, p.getInt(4) & 0xffffffffL, packets, together);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
