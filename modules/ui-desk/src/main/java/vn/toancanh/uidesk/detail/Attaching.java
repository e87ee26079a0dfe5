package vn.toancanh.uidesk.detail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.toancanh.core.model.Case;
import vn.toancanh.core.port.Receipt;
import vn.toancanh.uidesk.shell.DeskContext;

/**
 * A handful of files on their way to one case. Each is an act of its own, so that a bad one holds no good one up; what became
 * of them is said once, when the last answer is there. JavaFX thread; used once.
 */
final class Attaching {
    /** Names in a sentence; more of them nobody reads. */
    private static final int NAMES = 3;

    private final DeskContext desk;
    private final Case target;
    private final List<String> taken = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private int open;

    Attaching(DeskContext desk, Case target) {
        this.desk = desk;
        this.target = target;
    }

    void all(List<Path> files) {
        open = files.size();
        for (Path f : files) {
            Path last = f.getFileName();
            String name = last == null ? f.toString() : last.toString();
            desk.bridge()
                    .onFx(
                            desk.ring().attach(target.id(), f, name),
                            r -> answered(name, r),
                            failed -> answered(name, new Receipt.Refused("failed")));
        }
    }

    private void answered(String name, Receipt r) {
        if (r instanceof Receipt.Refused x) {
            left.add(name);
            reasons.add(desk.actWords().refusal(x.code()));
        } else {
            taken.add(name);
        }
        if (--open == 0) {
            desk.say(sentence(), !left.isEmpty());
        }
    }

    private String sentence() {
        String why = String.join(" ", reasons);
        if (taken.isEmpty()) {
            return desk.words().text("desk.said.attached-none", names(left), why);
        }
        String what = desk.words()
                .text(
                        taken.size() == 1 ? "kit.did.attach" : "desk.did.attach-many",
                        taken.size() == 1 ? taken.get(0) : desk.format().count(taken.size()));
        String done = desk.words().text("desk.said.ticked", what, target.code());
        return left.isEmpty() ? done : desk.words().text("desk.said.attached-some", done, names(left), why);
    }

    private String names(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMES, all.size())));
        return all.size() <= NAMES
                ? first
                : desk.words().text("desk.said.and-more", first, desk.format().count(all.size() - NAMES));
    }
}
