package vn.toancanh.wire.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.toancanh.core.model.LocalText;
import vn.toancanh.core.model.SopStep;

/** Turns the codes of a procedure's step (where it leads, what to do without a link, who approves) into words. One thread. */
final class StepWords {
    private final Map<String, LocalText> offline;
    private final Map<String, LocalText> sops;
    private final Map<String, LocalText> categories;
    private final Map<String, LocalText> roles;

    StepWords(
            Map<String, LocalText> offline,
            Map<String, LocalText> sops,
            Map<String, LocalText> categories,
            Map<String, LocalText> roles) {
        this.offline = offline;
        this.sops = sops;
        this.categories = categories;
        this.roles = roles;
    }

    SopStep step(Entry e) {
        LocalText text = e.text("text");
        LocalText approver = roles.get(e.str("approver"));
        if (approver != null) {
            text = PackWords.say("pack.step.approved", Map.of("text", text, "role", approver));
        }
        return new SopStep(e.whole("n"), text, e.strs("roles"), e.textOrNull("targetText"), offline(e), next(e));
    }

    private @Nullable LocalText offline(Entry e) {
        List<LocalText> all = new ArrayList<>(e.strs("offline").stream()
                .map(offline::get)
                .filter(Objects::nonNull)
                .toList());
        LocalText note = e.textOrNull("offlineNote");
        if (note != null) {
            all.add(note);
        }
        return joined(all);
    }

    private @Nullable LocalText next(Entry e) {
        List<LocalText> all = new ArrayList<>();
        e.each("branches").forEach(b -> {
            List<LocalText> then = new ArrayList<>();
            if (b.has("do")) {
                then.add(b.text("do"));
            }
            if (b.has("setPriority")) {
                then.add(PackWords.say("pack.step.priority", Map.of("priority", PackWords.same(b.str("setPriority")))));
            }
            if (b.has("goto")) {
                then.add(target(b.part("goto")));
            }
            LocalText what = joined(then);
            if (what != null) {
                all.add(PackWords.say("pack.step.when", Map.of("when", b.text("when"), "then", what)));
            }
        });
        // "Step 3 follows step 2" is no news; it is worth a word only beside branches.
        boolean plain = all.isEmpty()
                && e.part("next").whole("step") == e.whole("n") + 1
                && !e.part("next").has("sop");
        if (e.has("next") && !plain && !(all.isEmpty() && e.part("next").has("end"))) {
            all.add(target(e.part("next")));
        }
        return joined(all);
    }

    private LocalText target(Entry to) {
        if (to.has("sop")) {
            LocalText name = sops.getOrDefault(to.str("sop"), PackWords.same(to.str("sop")));
            return PackWords.say(to.has("parallel") ? "pack.step.beside" : "pack.step.sop", Map.of("name", name));
        }
        if (to.has("category")) {
            LocalText name = categories.getOrDefault(to.str("category"), PackWords.same(to.str("category")));
            return PackWords.say("pack.step.category", Map.of("name", name));
        }
        return to.has("end")
                ? PackWords.say("pack.step.end", Map.of())
                : PackWords.say("pack.step.to", Map.of("step", PackWords.same(to.str("step"))));
    }

    private static @Nullable LocalText joined(List<LocalText> all) {
        return all.isEmpty()
                ? null
                : new LocalText(
                        all.stream().map(LocalText::vi).collect(Collectors.joining("; ")),
                        all.stream().map(LocalText::en).collect(Collectors.joining("; ")));
    }
}
