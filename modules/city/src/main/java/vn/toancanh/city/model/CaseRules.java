package vn.toancanh.city.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.Command;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.model.Category;
import vn.toancanh.core.model.Deadline;
import vn.toancanh.core.model.DeadlineStep;
import vn.toancanh.core.model.SopRun;
import vn.toancanh.wire.pack.CityPack;

/** What the pack says about cases besides the workflow that everybody runs. Pure. */
public final class CaseRules {
    private final CityPack pack;

    public CaseRules(CityPack pack) {
        this.pack = pack;
    }

    /** The category's procedure with nothing checked off; null when it has none. */
    public @Nullable SopRun procedure(Category category) {
        return pack.catalogue()
                .sop(category.sopId())
                .map(s -> new SopRun(s.id(), s.version(), List.of()))
                .orElse(null);
    }

    /** What the city adds to an applied act: once resolved, a case is to be published in time. */
    public Case afterwards(Case c, Command done) {
        boolean has = c.deadlines().stream().anyMatch(d -> d.step() == DeadlineStep.PUBLISH);
        if (!(done.act() instanceof Act.Resolve) || has || c.sensitive()) {
            return c;
        }
        return pack.publishDeadline(c.categoryId(), done.at())
                .map(d -> {
                    List<Deadline> all = new ArrayList<>(c.deadlines());
                    all.add(d);
                    return c.with().deadlines(all).build();
                })
                .orElse(c);
    }
}
