package vn.toancanh.wire.pack;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of a pack, in the order in which they are read and reported. */
enum PackFile {
    PACK(true, "/channels", "/emergencyNumbers number"),
    SOURCES(false, "/sources key"),
    UNITS(true, "/units"),
    WARDS(true, "/wards", "/formerUnits", "/communes"),
    ROLES(true, "/roles", "/unitRoles"),
    CALENDAR(true, "/calendars", "/calendars/*/days date"),
    DEADLINES(true, "/classes"),
    SERVICES(true, "/services"),
    SOPS(false, "/sops", "/offlineCodes code", "/recordCodes code"),
    CATEGORIES(true, "/categories", "/kinds", "/priorities level"),
    PEOPLE(true, "/people"),
    THRESHOLDS(false, "/thresholds"),
    SENSORS(false, "/sensors"),
    INDICATORS(false, "/indicators"),
    CAMERAS(false, "/cameras"),
    SCENES(false, "/scenes"),
    RESOURCES(false, "/resources"),
    LAYERS(false, "/layers", "/waters"),
    TEXTS(false, "/texts", "/groups", "/streets ."),
    REPLIES(false, "/replies", "/fragments", "/placeholders"),
    VOICE(false, "/phrases", "/pronunciations written"),
    TERMS(false, "/terms"),
    STORY(
            false,
            "/profiles",
            "/profiles/*/boost category",
            "/channels channel",
            "/categoryWeights category",
            "/sensors/breaches threshold",
            "/cameras analytics",
            "/staffEvents",
            "/unitAnswers kind");

    /**
     * A list whose records can be left out one by one.
     *
     * @param key field that is unique in it; a dot when the records are plain values
     */
    record Records(Pointer list, String key) {}

    private final boolean core;
    private final List<Records> lists;

    PackFile(boolean core, String... lists) {
        this.core = core;
        this.lists = Stream.of(lists)
                .map(l -> l.split(" "))
                .map(l -> new Records(Pointer.of(l[0]), l.length > 1 ? l[1] : "id"))
                .toList();
    }

    String fileName() {
        return id() + ".json";
    }

    /** Name without ending; the schema has the same. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a city cannot start without a record of its first list. */
    boolean isCore() {
        return core;
    }

    /** The first is the one the file is for; a star stands for any record of an outer list. */
    List<Records> lists() {
        return lists;
    }

    /** Whether this place is one of the lists. */
    boolean isList(Pointer at) {
        return lists.stream().anyMatch(l -> at.isAt(l.list()));
    }
}
