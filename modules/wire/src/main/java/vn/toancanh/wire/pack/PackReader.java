package vn.toancanh.wire.pack;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.wire.Json;

/**
 * Reads city packs. A broken record is left out, and so is what refers to it; a broken file counts as empty; each is
 * reported. Thread-safe; the schemas are compiled once.
 */
public final class PackReader {
    private static final int HASH_DIGITS = 12;

    private final Json json = new Json();
    private final SchemaCheck schemas = new SchemaCheck();

    /**
     * Reads a pack.
     *
     * @throws PackException when {@code pack.json} itself is missing or broken: then nothing says what the rest is
     */
    public PackReading read(PackSource source) throws PackException {
        PackTrees trees = new PackTrees();
        Findings findings = new Findings(trees);
        PackLoader loader = new PackLoader(source, trees, findings);
        loader.load();
        FileRules rules = new FileRules(trees, findings);
        rules.names(source.id());
        schemas.check(trees, findings);
        rules.check();
        new References(trees, findings).check();
        List<PackProblem> problems = findings.problems();
        if (!trees.has(PackFile.PACK)) {
            throw new PackException(problems.stream()
                    .filter(p -> p.effect() == PackProblem.Effect.STOPS)
                    .findFirst()
                    .orElseThrow());
        }
        findings.prune();
        return new PackReading(pack(trees, loader.hash()), problems, missing(trees));
    }

    private CityPack pack(PackTrees trees, MessageDigest hash) {
        CatalogueMapping mapping = new CatalogueMapping(trees);
        // The catalogue itself counts too: a newer program may make another one of the same files.
        hash.update(json.bytes(mapping.catalogue("")));
        String version = trees.entry(PackFile.PACK).str("version")
                + "-"
                + HexFormat.of().formatHex(hash.digest()).substring(0, HASH_DIGITS);
        Catalogue catalogue = mapping.catalogue(version);
        return new PackMapping(trees).pack(catalogue);
    }

    private static List<String> missing(PackTrees trees) {
        List<String> missing = new ArrayList<>();
        for (PackFile file : PackFile.values()) {
            Pointer list = file.lists().get(0).list();
            if (file.isCore() && list.in(trees.entry(file).node()).isEmpty()) {
                missing.add(file.fileName());
            }
        }
        return missing;
    }
}
