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

    @Option(names = "--gateway", paramLabel = "URL", descriptionKey = "app.option.gateway")
    @Nullable
    String gateway;

    @Option(names = "--station", paramLabel = "desk|wall|field", descriptionKey = "app.option.station")
    Station station = Station.desk;

    @Option(names = "--lang", paramLabel = "vi|en", descriptionKey = "app.option.lang")
    @Nullable
    String lang;

    @Option(names = "--profile", paramLabel = "DIR", descriptionKey = "app.option.profile")
    @Nullable
    Path profile;

    @Option(names = "--tour", paramLabel = "DIR", descriptionKey = "app.option.tour")
    @Nullable
    Path tour;

    @Option(names = "--control", paramLabel = "URL", hidden = true, description = "control port of the embedded city")
    @Nullable
    String control;

    @Option(names = "--person", paramLabel = "ID", hidden = true, description = "sign in as this person of the demo")
    @Nullable
    String person;

    @Option(
            names = "--offer-city",
            hidden = true,
            description = "ask whether the embedded city shall be opened, and end")
    boolean offerCity;

    @Option(names = "--tell", hidden = true, description = "show this sentence in a window, and end")
    @Nullable
    String tell;

    @Option(names = "--first-paint", hidden = true, description = "say when window and queue were painted, and end")
    boolean firstPaint;
}
