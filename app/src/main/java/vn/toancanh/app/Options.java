package vn.toancanh.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the console was asked on its command line. {@code installer/run} says it to people; this is what it passes on. */
@Command(name = "toancanh", mixinStandardHelpOptions = true, sortOptions = false)
public final class Options {
    /** Stations by their command-line names. */
    public enum Station {
        desk,
        wall,
        field
    }

    @Option(names = "--gateway", paramLabel = "URL", description = "the city's gateway / cổng của thành phố")
    @Nullable String gateway;

    @Option(names = "--station", paramLabel = "desk|wall|field", description = "which station / máy nào")
    Station station = Station.desk;

    @Option(names = "--lang", paramLabel = "vi|en", description = "language / ngôn ngữ")
    @Nullable String lang;

    @Option(names = "--profile", paramLabel = "DIR", description = "folder for cache, outbox and settings / thư mục hồ sơ")
    @Nullable Path profile;

    @Option(names = "--tour", paramLabel = "DIR", description = "take a picture of every screen and end / chụp mọi màn hình rồi thoát")
    @Nullable Path tour;

    @Option(names = "--control", paramLabel = "URL", hidden = true, description = "control port of the embedded city")
    @Nullable String control;

    @Option(names = "--person", paramLabel = "ID", hidden = true, description = "sign in as this person of the demo")
    @Nullable String person;
}
