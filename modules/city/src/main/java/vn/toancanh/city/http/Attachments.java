package vn.toancanh.city.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.model.CityModel;
import vn.toancanh.core.hash.Sha256;
import vn.toancanh.core.model.Attachment;
import vn.toancanh.core.text.Sanitiser;

/**
 * Files of cases: streamed to the disk, checked against their checksum, and only then known under their id. Thread-safe; two
 * uploads of one id do no harm to each other.
 */
final class Attachments {
    private static final long LIMIT = 50L * 1024 * 1024;
    private static final int MAX_NAME = 100;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern MIME = Pattern.compile("[a-z0-9!#$&^_.+-]{1,50}/[a-z0-9!#$&^_.+-]{1,49}");

    private final CityModel model;
    private final Path folder;

    Attachments(CityModel model, Path folder) {
        this.model = model;
        this.folder = folder;
    }

    void put(Context ctx) throws IOException {
        String id = id(ctx);
        String sha = header(ctx, "X-SHA256");
        if (!SHA.matcher(sha).matches()) {
            throw new ProblemException(400, "invalid-body");
        }
        Attachment there = model.attachment(id);
        if (there != null) {
            if (!there.sha256().equals(sha)) {
                throw new ProblemException(422, "checksum-mismatch");
            }
            Bodies.drain(ctx);
            ctx.status(200);
            return;
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "upload-", ".part");
        try {
            long size = receive(ctx, part, sha);
            Files.move(part, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            model.addAttachment(new Attachment(id, name(header(ctx, "X-Name")), mime(ctx.contentType()), size, sha));
            ctx.status(201);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void get(Context ctx) throws IOException {
        Attachment a = model.attachment(id(ctx));
        if (a == null || !Files.isRegularFile(folder.resolve(a.id()))) {
            throw new ProblemException(404, "no-such-attachment");
        }
        ctx.contentType(a.mime());
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Content-Disposition", "attachment");
        ctx.header("X-SHA256", a.sha256());
        ctx.result(Files.newInputStream(folder.resolve(a.id())));
    }

    private static long receive(Context ctx, Path part, String sha) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
            InputStream in = ctx.req().getInputStream();
            byte[] piece = new byte[64 * 1024];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                size += n;
                if (size > LIMIT) {
                    throw new ProblemException(413, "too-large");
                }
                out.write(piece, 0, n);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha)) {
            throw new ProblemException(422, "checksum-mismatch");
        }
        return size;
    }

    private static String id(Context ctx) {
        String id = ctx.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw new ProblemException(400, "invalid-id"); // it becomes a file name
        }
        return id;
    }

    private static String header(Context ctx, String name) {
        String value = ctx.header(name);
        if (value == null || value.isEmpty()) {
            throw new ProblemException(400, "invalid-body");
        }
        return value;
    }

    private static String name(String encoded) {
        try {
            // A plus is a plus here: this is percent-encoding, not a form.
            String name = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Sanitiser.line(name, MAX_NAME);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "invalid-body");
        }
    }

    private static String mime(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        return MIME.matcher(type).matches() ? type : "application/octet-stream";
    }
}
