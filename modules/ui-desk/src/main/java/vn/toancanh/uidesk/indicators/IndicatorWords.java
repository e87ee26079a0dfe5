package vn.toancanh.uidesk.indicators;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.IndicatorTile;

/** What a tile says about an indicator: its value, what is normal, what is breached, why there is none. */
public final class IndicatorWords {
    private final DeskContext desk;

    public IndicatorWords(DeskContext desk) {
        this.desk = desk;
    }

    public IndicatorTile.Shown shown(IndicatorDef d, @Nullable IndicatorValue v) {
        boolean breach = IndicatorPick.isBreached(d, v);
        Double value = v == null ? null : v.value();
        return new IndicatorTile.Shown(
                desk.words().text(d.shortName()),
                value == null ? null : desk.format().number(value, d.decimals()),
                desk.words().text(d.unit()),
                v == null ? List.of() : v.trend(),
                d.normalLow(),
                d.normalHigh(),
                limit(d, value, breach),
                breach,
                v == null ? null : v.asOf(),
                Duration.ofSeconds(d.ttlSeconds()));
    }

    /** What a tile cannot hold: the full name, who owns it, what to do when it breaches. */
    public String tip(IndicatorDef d) {
        String owner = desk.caseWords().unit(d.ownerUnitId(), desk.state().catalogue());
        String action = d.action() == null
                ? desk.words().text("desk.tile.view-only")
                : desk.words().text(d.action());
        return desk.words().text("desk.tile.tip", desk.words().text(d.name()), owner, action);
    }

    private String limit(IndicatorDef d, @Nullable Double value, boolean breach) {
        if (value == null) {
            return desk.words().text("desk.tile.no-data");
        }
        if (breach) {
            boolean high = d.normalHigh() != null && value > d.normalHigh();
            double limit = high ? d.normalHigh() : d.normalLow();
            return desk.words().text(high ? "desk.tile.above" : "desk.tile.below", number(d, limit));
        }
        String text = normal(d);
        return d.action() == null ? join(text, desk.words().text("desk.tile.view-only")) : text;
    }

    private String normal(IndicatorDef d) {
        if (d.target() != null) {
            return desk.words().text("desk.tile.target", number(d, d.target()));
        }
        if (d.normalLow() != null && d.normalHigh() != null && d.normalLow() != 0) {
            return desk.words().text("desk.tile.normal", number(d, d.normalLow()), number(d, d.normalHigh()));
        }
        if (d.normalHigh() != null) {
            return desk.words().text("desk.tile.limit", number(d, d.normalHigh()));
        }
        return d.normalLow() == null ? "" : desk.words().text("desk.tile.at-least", number(d, d.normalLow()));
    }

    private String number(IndicatorDef d, double v) {
        return desk.format().number(v, v == Math.rint(v) ? 0 : d.decimals());
    }

    private static String join(String a, String b) {
        return a.isEmpty() ? b : a + " · " + b;
    }
}
