package vn.toancanh.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The consoles of one city: each a process with a profile of its own, on one screen. */
final class Stations implements AutoCloseable {
    /** One grey pixel, 67 bytes. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private final Path dir;
    private final String language;
    private final List<ChildProcess> all = new ArrayList<>();

    Stations(Path dir) {
        this(dir, "vi");
    }

    /** @param language vi or en */
    Stations(Path dir, String language) {
        this.dir = dir;
        this.language = language;
    }

    /** Signed in as the supervisor, who may also give scenes to the wall. */
    ChildProcess desk(String url) throws IOException {
        return signedIn("desk", url, "quoc-bao");
    }

    /** A picture that somebody took. */
    Path photo() throws IOException {
        return Files.write(dir.resolve("anh.png"), PIXEL);
    }

    /** The supervisor gives the wall another scene, and leaves. */
    void take(String scene, String url) throws IOException {
        ChildProcess desk = desk(url);
        desk.ask("focus #queue-list");
        desk.ask("key #queue-list F11");
        desk.ask("fire #scene-" + scene);
        desk.ask("see-not #wall-sheet");
        desk.close();
    }

    /** The wall signs itself in. */
    ChildProcess wall(String url) throws IOException {
        ChildProcess wall = start("wall", url);
        wall.ask("see-text #wall-strip " + online());
        wall.ask("see #wall-worst");
        return wall;
    }

    /** Signed in as a police officer of Tân Lập ward. */
    ChildProcess field(String url) throws IOException {
        return signedIn("field", url, "van-nam");
    }

    /** @param person of the pack */
    ChildProcess signedIn(String station, String url, String person) throws IOException {
        ChildProcess console = start(station, url);
        console.ask("see #person-" + person);
        console.ask("fire #person-" + person);
        console.ask("see-text .link-bar " + online());
        return console;
    }

    private String online() {
        return isVietnamese() ? "TRỰC TUYẾN" : "ONLINE";
    }

    boolean isVietnamese() {
        return language.equals("vi");
    }

    /** A console with the profile that this station has, new or from before. */
    ChildProcess start(String station, String url) throws IOException {
        ChildProcess c = new ChildProcess(
                station,
                dir.resolve(station + ".log"),
                ConsoleUnderTest.class.getName(),
                List.of(
                        "--gateway",
                        url,
                        "--profile",
                        dir.resolve(station).toString(),
                        "--station",
                        station,
                        "--lang",
                        language));
        all.add(c);
        c.ask("see " + (station.equals("wall") ? "#wall" : "#" + station + "-root"));
        return c;
    }

    @Override
    public void close() {
        all.forEach(ChildProcess::close);
    }
}
