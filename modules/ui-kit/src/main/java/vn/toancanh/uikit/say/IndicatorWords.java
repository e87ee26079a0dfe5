package vn.toancanh.uikit.say;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.Catalogue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.uikit.control.IndicatorTile;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** What a tile says about an indicator: its value, what is normal, what is breached, why there is none. */
public final class IndicatorWords {
    private final Messages words;
    private final Format format;
    private final CaseWords caseWords;

    public IndicatorWords(Messages words, Format format) {
        this.words = words;
        this.format = format;
        this.caseWords = new CaseWords(words, format);
    }

    /** Whether its value lies beyond the end of the normal band that matters, and somebody has to act on it. */
    public static boolean isBreached(IndicatorDef d, @Nullable IndicatorValue v) {
        return d.action() != null && v != null && v.value() != null && d.isBreachedBy(v.value());
    }

    public IndicatorTile.Shown shown(IndicatorDef d, @Nullable IndicatorValue v) {
        boolean breach = isBreached(d, v);
        Double value = v == null ? null : v.value();
        return new IndicatorTile.Shown(
                words.text(d.shortName()),
                value == null ? null : format.number(value, d.decimals()),
                words.text(d.unit()),
                v == null ? List.of() : v.trend(),
                d.normalLow(),
                d.normalHigh(),
                limit(d, value, breach),
                breach,
                v == null ? null : v.asOf(),
                Duration.ofSeconds(d.ttlSeconds()));
    }

    /** What a tile cannot hold: the full name, who owns it, what to do when it breaches. */
    public String tip(IndicatorDef d, Catalogue catalogue) {
        String owner = caseWords.unit(d.ownerUnitId(), catalogue);
        String action = d.action() == null ? words.text("kit.tile.view-only") : words.text(d.action());
        return words.text("kit.tile.tip", words.text(d.name()), owner, action);
    }

    private String limit(IndicatorDef d, @Nullable Double value, boolean breach) {
        if (value == null) {
            return words.text("kit.tile.no-data");
        }
        if (breach) {
            boolean high = d.normalHigh() != null && value > d.normalHigh();
            double limit = high ? d.normalHigh() : d.normalLow();
            return words.text(high ? "kit.tile.above" : "kit.tile.below", number(d, limit));
        }
        String text = normal(d);
        return d.action() == null ? join(text, words.text("kit.tile.view-only")) : text;
    }

    private String normal(IndicatorDef d) {
        if (d.target() != null) {
            return words.text("kit.tile.target", number(d, d.target()));
        }
        if (d.normalLow() != null && d.normalHigh() != null && d.normalLow() != 0) {
            return words.text("kit.tile.normal", number(d, d.normalLow()), number(d, d.normalHigh()));
        }
        if (d.normalHigh() != null) {
            return words.text("kit.tile.limit", number(d, d.normalHigh()));
        }
        return d.normalLow() == null ? "" : words.text("kit.tile.at-least", number(d, d.normalLow()));
    }

    private String number(IndicatorDef d, double v) {
        return format.number(v, v == Math.rint(v) ? 0 : d.decimals());
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : a + " · " + b;
    }
}
