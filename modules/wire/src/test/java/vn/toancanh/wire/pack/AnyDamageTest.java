package vn.toancanh.wire.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.toancanh.core.model.Catalogue;

/** Whatever is changed in whatever file: the reader says something or the pack holds together, and nothing is thrown. */
class AnyDamageTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final PackReader reader = new PackReader();

    @Test
    void aLittleDamage() {
        damage(60, 1);
    }

    @Test
    @Tag("long")
    void muchDamage() {
        damage(3_000, 2);
    }

    private void damage(int times, long seed) {
        Random dice = new Random(seed);
        for (int i = 0; i < times; i++) {
            PackCopy copy = new PackCopy();
            StringBuilder done = new StringBuilder("seed " + seed + ", round " + i);
            for (int n = dice.nextInt(3); n >= 0; n--) {
                PackFile file = PackFile.values()[dice.nextInt(PackFile.values().length)];
                done.append(' ').append(file.fileName()).append(change(copy, file.fileName(), dice));
            }
            try {
                PackReading reading = reader.read(copy);
                holds(reading, done.toString());
            } catch (PackException e) {
                assertThat(e.problem().file()).as(done.toString()).isEqualTo("pack.json");
            } catch (RuntimeException e) {
                throw new AssertionError(done.toString(), e);
            }
        }
    }

    private static String change(PackCopy copy, String file, Random dice) {
        JsonNode tree = copy.tree(file);
        List<JsonNode> holders = new ArrayList<>();
        collect(tree, holders);
        JsonNode holder = holders.get(dice.nextInt(holders.size()));
        JsonNode value = value(dice, holders);
        String what;
        if (holder instanceof ObjectNode o) {
            List<String> names = new ArrayList<>();
            o.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "x" : names.get(dice.nextInt(names.size()));
            what = name;
            if (dice.nextInt(4) == 0) {
                o.remove(name);
            } else {
                o.set(name, value);
            }
        } else {
            ArrayNode a = (ArrayNode) holder;
            what = "[]";
            if (a.isEmpty() || dice.nextInt(3) == 0) {
                a.add(a.isEmpty() || dice.nextBoolean() ? value : a.get(0).deepCopy());
            } else {
                a.set(dice.nextInt(a.size()), value);
            }
        }
        copy.raw(file, tree.toString());
        return " " + what + " = " + new ObjectMapper().valueToTree(value);
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static JsonNode value(Random dice, List<JsonNode> holders) {
        return switch (dice.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(1.0);
            case 3 -> NODES.numberNode(1e300);
            case 4 -> NODES.numberNode(Long.MAX_VALUE);
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("khong-co");
            case 7 -> NODES.textNode("PT9999999999H");
            case 8 -> NODES.textNode("2026-02-30");
            case 9 -> NODES.textNode("00:00");
            case 10 -> NODES.booleanNode(dice.nextBoolean());
            case 11 -> NODES.arrayNode();
            case 12 -> NODES.objectNode();
            default -> holders.get(dice.nextInt(holders.size())).deepCopy();
        };
    }

    private static void holds(PackReading reading, String done) {
        CityPack pack = reading.pack();
        Catalogue c = pack.catalogue();
        reading.problems().forEach(p -> {
            assertThat(p.reason().vi()).as(done).doesNotContain("{name}").isNotBlank();
            assertThat(p.reason().en()).as(done).doesNotContain("{need}").isNotBlank();
        });
        c.services().forEach(s -> assertThat(c.unit(s.ownerUnitId())).as(done).isPresent());
        c.categories().forEach(k -> {
            assertThat(c.service(k.serviceId())).as(done).isPresent();
            assertThat(pack.classOf(k.id())).as(done).isPresent();
            assertThat(pack.deadlinesFor(k.id(), Instant.parse("2026-11-22T08:00:00Z")))
                    .as(done)
                    .isNotEmpty();
            pack.leadUnit(k.id(), "tan-lap", LocalDate.of(2026, 11, 22))
                    .ifPresent(u -> assertThat(c.unit(u)).as(done).isPresent());
            if (k.sopId() != null) {
                assertThat(c.sop(k.sopId())).as(done).isPresent();
            }
        });
        pack.sensors().forEach(s -> {
            assertThat(pack.thresholds()).as(done).containsKey(s.thresholdId());
            assertThat(c.category(s.categoryId())).as(done).isPresent();
        });
        pack.texts()
                .forEach(t -> assertThat(c.category(t.categoryId())).as(done).isPresent());
        pack.people()
                .forEach(m -> assertThat(c.unit(m.person().unitId())).as(done).isPresent());
        pack.resources().forEach(r -> assertThat(c.unit(r.unitId())).as(done).isPresent());
        pack.story().categoryWeights().keySet().forEach(k -> assertThat(c.category(k))
                .as(done)
                .isPresent());
    }
}
