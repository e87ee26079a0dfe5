package vn.toancanh.wire.pack;

import java.util.List;
import java.util.Locale;

/** The files of a pack, in the order in which they are read and reported. */
enum PackFile {
    PACK(true, "/channels", "/emergencyNumbers"),
    SOURCES(false, "/sources"),
    UNITS(true, "/units"),
    WARDS(true, "/wards", "/formerUnits", "/communes"),
    ROLES(true, "/roles", "/unitRoles"),
    CALENDAR(true, "/calendars", "/calendars/*/days"),
    DEADLINES(true, "/classes"),
    SERVICES(true, "/services"),
    SOPS(false, "/sops", "/offlineCodes", "/recordCodes"),
    CATEGORIES(true, "/categories", "/kinds", "/priorities"),
    PEOPLE(true, "/people"),
    THRESHOLDS(false, "/thresholds"),
    SENSORS(false, "/sensors"),
    INDICATORS(false, "/indicators"),
    CAMERAS(false, "/cameras"),
    SCENES(false, "/scenes"),
    RESOURCES(false, "/resources"),
    TEXTS(false, "/texts", "/groups", "/streets"),
    REPLIES(false, "/replies", "/fragments", "/placeholders"),
    VOICE(false, "/phrases", "/pronunciations"),
    TERMS(false, "/terms"),
    STORY(
            false,
            "/profiles",
            "/profiles/*/boost",
            "/channels",
            "/categoryWeights",
            "/sensors/breaches",
            "/cameras",
            "/staffEvents",
            "/unitAnswers");

    private final boolean core;
    private final List<String> lists;

    PackFile(boolean core, String... lists) {
        this.core = core;
        this.lists = List.of(lists);
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

    /** Pointers to the lists of records that can be left out one by one; the first is the one the file is for. */
    List<String> lists() {
        return lists;
    }
}
