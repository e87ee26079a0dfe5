package vn.toancanh.city.sim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.toancanh.city.Words;
import vn.toancanh.city.model.CaseRules;
import vn.toancanh.city.model.CityWriter;
import vn.toancanh.core.model.AlertInfo;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.CaseBuilder;
import vn.toancanh.core.model.CaseKind;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.GeoPoint;
import vn.toancanh.core.model.Place;
import vn.toancanh.core.model.Priority;
import vn.toancanh.core.model.TimelineEntry;
import vn.toancanh.core.model.TimelineKind;
import vn.toancanh.core.model.Ward;
import vn.toancanh.core.text.Sanitiser;
import vn.toancanh.wire.pack.CityPack;
import vn.toancanh.wire.pack.SampleText;

/** Makes cases as the city's intake would: code, place, deadlines, procedure, first line of the timeline. */
final class CaseMaker {
    private static final Map<CaseKind, String> PREFIXES = Map.of(
            CaseKind.REPORT, "PA",
            CaseKind.PETITION, "KN",
            CaseKind.QUESTION, "HD",
            CaseKind.INCIDENT, "SC",
            CaseKind.ALERT, "CB");
    private static final int MAX_TEXT = 4_000;

    private final CityPack pack;
    private final Words words;
    private final CaseRules rules;

    CaseMaker(CityPack pack, Words words) {
        this.pack = pack;
        this.words = words;
        this.rules = new CaseRules(pack);
    }

    CaseRules rules() {
        return rules;
    }

    /** A new case with its number taken; the caller may change it before putting it. */
    CaseBuilder make(
            CityWriter w, Category category, CaseKind kind, String channel, Place place, String text, Instant at) {
        long number = w.nextNumber();
        String prefix = pack.codePrefixes().getOrDefault(kind, PREFIXES.getOrDefault(kind, "SV"));
        String id = "c" + number;
        String author =
                pack.catalogue().channel(channel).map(c -> c.name().vi()).orElse(channel);
        return new CaseBuilder(id, prefix + "-" + number, at)
                .kind(kind)
                .channel(channel)
                .categoryId(category.id())
                .serviceId(category.serviceId())
                .title(category.name().vi())
                .text(Sanitiser.clean(text, MAX_TEXT))
                .place(place)
                .priority(category.priority())
                .deadlines(pack.deadlinesFor(category.id(), at))
                .sop(rules.procedure(category))
                .sensitive(category.sensitive())
                .tell(new TimelineEntry(id + "-0", TimelineKind.RECEIVED, at, author, List.of(channel)));
    }

    /** A new alert of a sensor or camera. */
    Case alert(
            CityWriter w,
            Category category,
            String channel,
            Place place,
            String title,
            String text,
            AlertInfo a,
            Instant at) {
        CaseBuilder b = make(w, category, CaseKind.ALERT, channel, place, text, at)
                .title(title)
                .alert(a);
        return b.tell(breach(b.build().id() + "-1", a, at, title)).build();
    }

    static TimelineEntry breach(String entryId, AlertInfo a, Instant at, String author) {
        return new TimelineEntry(
                entryId,
                TimelineKind.BREACH,
                at,
                author,
                List.of(number(a.value(), a.unit()), number(a.threshold(), a.unit())));
    }

    static String number(@Nullable Double value, @Nullable String unit) {
        if (value == null) {
            return "";
        }
        String digits = value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf(value.longValue())
                : String.valueOf(value).replace('.', ',');
        return unit == null || unit.isEmpty() ? digits : digits + " " + unit;
    }

    /** Where a citizen's report is: by its words, or anywhere in a ward of the pack. */
    Place place(@Nullable SampleText words, double withoutShare, Dice dice) {
        boolean unknown = dice.chance(withoutShare);
        List<Ward> wards = pack.catalogue().wards().stream()
                .filter(w -> w.centre() != null)
                .toList();
        String said = words == null ? null : said(words);
        if (wards.isEmpty() || (unknown && said == null)) {
            return new Place(said == null ? "" : said, null, null);
        }
        String address = said;
        if (address == null) {
            address = pack.streets().isEmpty() ? "" : street(dice.pick(pack.streets()));
        }
        Ward ward = wardOf(address, wards);
        if (words != null && words.wardId() != null) {
            String wanted = words.wardId();
            ward = wards.stream().filter(w -> w.id().equals(wanted)).findFirst().orElse(ward);
        }
        // The same words are at the same place: who reports an event again means the same spot.
        Dice spot = said == null ? dice : Dice.of(0, "place/" + ward.id() + "/" + said, 0);
        GeoPoint centre = ward.centre();
        GeoPoint point = centre == null ? null : Turn.near(centre, 1_500, spot);
        String full = address.isEmpty()
                ? ward.name().vi()
                : address + ", " + ward.name().vi();
        return new Place(full, ward.id(), point);
    }

    /** A street lies in one ward, more likely in the first, which is the centre; the drawn city will know better. */
    private static Ward wardOf(String address, List<Ward> wards) {
        Dice dice = Dice.of(0, "ward-of/" + address, 0);
        return dice.chance(0.4) ? wards.get(0) : dice.pick(wards);
    }

    private @Nullable String said(SampleText words) {
        if (words.place() != null) {
            return words.place();
        }
        return words.street() == null ? null : street(words.street());
    }

    private String street(String name) {
        return this.words.say("vi", "city.story.street").replace("{0}", name);
    }

    /** The name of a ward after the name of something in it. */
    String in(@Nullable String wardId, String name) {
        return pack.catalogue()
                .ward(wardId)
                .map(w -> name + ", " + w.name().vi())
                .orElse(name);
    }

    /** Id of the unit that leads cases of this category there on that day. */
    Optional<String> leadUnit(Case c) {
        return pack.leadUnit(
                c.categoryId(),
                c.place().wardId(),
                c.receivedAt().atZone(pack.zone()).toLocalDate());
    }

    Optional<Category> category(String id) {
        return pack.catalogue().category(id);
    }

    /** The more urgent of what the category says and what these words say. */
    static Priority priority(Category category, @Nullable SampleText words) {
        Priority own = words == null ? null : words.priority();
        return own == null ? category.priority() : own;
    }
}
