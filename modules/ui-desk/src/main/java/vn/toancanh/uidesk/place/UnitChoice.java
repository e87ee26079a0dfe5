package vn.toancanh.uidesk.place;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.HandlingUnit;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.ServiceDef;
import vn.toancanh.core.model.Ward;
import vn.toancanh.core.state.CityState;
import vn.toancanh.core.text.Folding;

/**
 * Handling units that may become the lead of a case, best first: whose forces handle such cases, then the offices of the
 * ward where it happened, then the owner of the service.
 */
public record UnitChoice(HandlingUnit unit, int score) {
    private static final int OF_TASK = 4;
    private static final int OF_WARD = 3;
    private static final int OF_SERVICE = 2;
    private static final int OF_SUPPORT = 1;

    /** Units valid on that day; without {@code all} only those with a reason to be suggested. */
    public static List<UnitChoice> of(CityState s, Case c, LocalDate today, boolean all) {
        Category category = s.catalogue().category(c.categoryId()).orElse(null);
        String ward = s.catalogue()
                .ward(c.place().wardId())
                .map(Ward::name)
                .map(LocalText::vi)
                .map(UnitChoice::bare)
                .orElse("");
        String owner = s.catalogue()
                .service(c.serviceId())
                .map(ServiceDef::ownerUnitId)
                .orElse("");
        return s.catalogue().units().stream()
                .filter(u -> u.isValidOn(today) && !u.id().equals(c.unitId()))
                .map(u -> new UnitChoice(u, weigh(s, u, category, ward, owner)))
                .filter(x -> all || x.score() > 0)
                .sorted(Comparator.comparingInt(UnitChoice::score)
                        .reversed()
                        .thenComparing(x -> x.unit().name().vi()))
                .toList();
    }

    private static int weigh(CityState s, HandlingUnit u, Category category, String ward, String owner) {
        if (category != null && (u.id().equals(category.leadRole()) || hasForceFor(s, u, category.id()))) {
            return OF_TASK;
        }
        if (!ward.isEmpty() && bare(u.name().vi()).endsWith(' ' + ward)) {
            return OF_WARD;
        }
        if (u.id().equals(owner)) {
            return OF_SERVICE;
        }
        return category != null && category.supportRoles().contains(u.id()) ? OF_SUPPORT : 0;
    }

    private static boolean hasForceFor(CityState s, HandlingUnit u, String categoryId) {
        return s.resources().values().stream()
                .anyMatch(r -> r.unitId().equals(u.id()) && r.capabilities().contains(categoryId));
    }

    private static String bare(String name) {
        String folded = Folding.fold(name);
        for (String prefix : List.of("phuong ", "xa ", "dac khu ")) {
            if (folded.startsWith(prefix)) {
                return folded.substring(prefix.length());
            }
        }
        return folded;
    }
}
