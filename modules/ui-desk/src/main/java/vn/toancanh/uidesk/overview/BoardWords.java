package vn.toancanh.uidesk.overview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.change.IndicatorValue;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.IndicatorDef;
import vn.toancanh.core.state.CityState;
import vn.toancanh.uidesk.shell.DeskContext;
import vn.toancanh.uikit.control.TrendChart;
import vn.toancanh.uikit.i18n.Format;
import vn.toancanh.uikit.i18n.Messages;

/** What a board says about an indicator besides its tile: who owns it, where its limits lie, what is to be done. */
final class BoardWords {
    private final Messages words;
    private final Format format;

    BoardWords(DeskContext desk) {
        this.words = desk.words();
        this.format = desk.format();
    }

    String owner(IndicatorDef d, CityState s) {
        return s.catalogue()
                .unit(d.ownerUnitId())
                .map(u -> words.text(u.name()))
                .orElse(d.ownerUnitId());
    }

    /** The owner with the number under which somebody answers, as far as the pack has one. */
    String ownerAndPhone(IndicatorDef d, CityState s) {
        String phone =
                s.catalogue().unit(d.ownerUnitId()).map(HandlingUnit::phone).orElse("");
        return phone.isBlank() ? owner(d, s) : owner(d, s) + " · " + phone;
    }

    String act(IndicatorDef d) {
        return d.action() == null ? words.text("kit.tile.view-only") : words.text(d.action());
    }

    /** The limits that matter, in words. */
    String limits(IndicatorDef d) {
        List<String> out = new ArrayList<>();
        if (above(d) != null) {
            out.add(words.text("desk.board.above", withUnit(d, above(d))));
        }
        if (below(d) != null) {
            out.add(words.text("desk.board.below", withUnit(d, below(d))));
        }
        return out.isEmpty() ? words.text("desk.board.no-limit") : String.join(", ", out);
    }

    String normal(IndicatorDef d) {
        return d.normalLow() == null || d.normalHigh() == null
                ? ""
                : words.text("desk.board.normal", number(d, d.normalLow()), withUnit(d, d.normalHigh()));
    }

    String target(IndicatorDef d) {
        return d.target() == null ? "" : withUnit(d, d.target());
    }

    TrendChart.Shown chart(IndicatorDef d, @Nullable IndicatorValue v) {
        List<Double> values = new ArrayList<>();
        Double now = v == null ? null : v.value();
        if (v != null) {
            values.addAll(v.trend());
        }
        if (now != null) {
            values.add(now);
        }
        Double low = d.normalLow();
        Double high = d.normalHigh();
        return new TrendChart.Shown(
                now == null ? List.of() : values,
                low,
                high,
                low == null ? "" : number(d, low),
                high == null ? "" : number(d, high),
                now != null && below(d) != null && now < below(d),
                now != null && above(d) != null && now > above(d),
                words.text("desk.board.trend-start", values.size()),
                v == null || v.asOf() == null ? "" : format.clockShort(v.asOf()));
    }

    /** The upper limit if passing it is bad. */
    private static @Nullable Double above(IndicatorDef d) {
        return switch (d.better()) {
            case DOWN, BAND -> d.normalHigh();
            case UP, NONE -> null;
        };
    }

    private static @Nullable Double below(IndicatorDef d) {
        return switch (d.better()) {
            case UP, BAND -> d.normalLow();
            case DOWN, NONE -> null;
        };
    }

    private String withUnit(IndicatorDef d, double v) {
        String unit = words.text(d.unit());
        return unit.isEmpty() ? number(d, v) : number(d, v) + " " + unit;
    }

    private String number(IndicatorDef d, double v) {
        return format.number(v, v == Math.rint(v) ? 0 : d.decimals());
    }
}
