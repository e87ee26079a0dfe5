package vn.toancanh.wire.pack;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.toancanh.wire.Json;
import vn.toancanh.wire.WireException;

/** Gets the files of a pack as trees and keeps a hash of all that it saw. One thread, one pack. */
final class PackLoader {
    /** Some twenty times the largest file of the pack that ships. */
    static final int MAX_BYTES = 2 << 20;

    private static final int MAX_STRING = 20_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NUMBER = 40;

    private final PackSource source;
    private final PackTrees trees;
    private final Findings findings;
    private final Json json = new Json(new Json.Limits(MAX_BYTES, MAX_STRING, MAX_DEPTH, MAX_NUMBER));
    private final MessageDigest hash;

    PackLoader(PackSource source, PackTrees trees, Findings findings) {
        this.source = source;
        this.trees = trees;
        this.findings = findings;
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void load() {
        for (PackFile file : PackFile.values()) {
            load(file).ifPresent(tree -> trees.put(file, tree));
        }
    }

    /** Over names and bytes of all files that were there, sound or not. */
    MessageDigest hash() {
        return hash;
    }

    private Optional<ObjectNode> load(PackFile file) {
        Optional<byte[]> found;
        try {
            found = source.head(file.fileName(), MAX_BYTES + 1);
        } catch (IOException e) {
            return refused(file, "", "unreadable", Map.of());
        }
        if (found.isEmpty()) {
            return refused(file, "", "missing-file", Map.of());
        }
        byte[] bytes = found.get();
        hash.update(file.fileName().getBytes(StandardCharsets.UTF_8));
        hash.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        hash.update(bytes);
        if (bytes.length > MAX_BYTES) {
            return refused(file, "", "too-large", Map.of("limit", Integer.toString(MAX_BYTES >> 10)));
        }
        try {
            JsonNode tree = json.tree(text(bytes).getBytes(StandardCharsets.UTF_8));
            return tree instanceof ObjectNode object
                    ? Optional.of(object)
                    : refused(
                            file,
                            "",
                            "type",
                            Map.of("value", tree.getNodeType().name().toLowerCase(Locale.ROOT)));
        } catch (CharacterCodingException e) {
            return refused(file, "", "encoding", Map.of());
        } catch (WireException e) {
            return refused(file, place(e), rule(e), Map.of("detail", detail(e)));
        }
    }

    /** Strict UTF-8 in composed form: a file typed on a Mac may come decomposed, and would be found by no search. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return Normalizer.normalize(text.startsWith("\uFEFF") ? text.substring(1) : text, Normalizer.Form.NFC);
    }

    private static String rule(WireException e) {
        return e.getCause() instanceof StreamConstraintsException ? "limits" : "syntax";
    }

    private static String place(WireException e) {
        if (e.getCause() instanceof JsonProcessingException p) {
            JsonLocation at = p.getLocation();
            return at == null ? "" : at.getLineNr() + ":" + at.getColumnNr();
        }
        return "";
    }

    private static String detail(WireException e) {
        String said = e.getCause() instanceof JsonProcessingException p ? p.getOriginalMessage() : e.getMessage();
        return said == null ? "" : said;
    }

    private Optional<ObjectNode> refused(PackFile file, String place, String rule, Map<String, String> args) {
        findings.file(file, place, rule, args);
        return Optional.empty();
    }
}
