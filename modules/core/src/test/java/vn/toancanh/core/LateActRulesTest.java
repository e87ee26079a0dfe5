package vn.toancanh.core;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.toancanh.core.command.LateActs.DISPATCH_HOLDS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.toancanh.core.command.Act;
import vn.toancanh.core.command.LateActs;
import vn.toancanh.core.command.LateActs.Rule;
import vn.toancanh.core.command.LateActs.Verdict;

class LateActRulesTest {
    @ParameterizedTest
    @CsvSource({
        "FIRST, PT0S, SEND_FIRST",
        "FIRST, P30D, SEND_FIRST",
        "ALWAYS, PT-3H, SEND",
        "ALWAYS, P30D, SEND",
        "WITHIN_VALIDITY, PT-3H, SEND",
        "WITHIN_VALIDITY, PT9M59S, SEND",
        "WITHIN_VALIDITY, PT10M, ASK",
        "WITHIN_VALIDITY, P30D, ASK",
        "ONLY_PROMPT, PT59S, SEND",
        "ONLY_PROMPT, PT1M, ASK"
    })
    void decidesByRuleAndAge(Rule rule, Duration age, Verdict verdict) {
        assertThat(LateActs.decide(rule, age, DISPATCH_HOLDS)).isEqualTo(verdict);
    }

    @Test
    void aDispatchHoldsForATimeAndWhatIsTrueLaterAsWellHoldsAlways() {
        assertThat(LateActs.rule(new Act.DispatchUnit("r", "CC-01", "u"))).isEqualTo(Rule.WITHIN_VALIDITY);
        assertThat(LateActs.rule(new Act.AddNote("x"))).isEqualTo(Rule.ALWAYS);
        assertThat(LateActs.rule(new Act.Acknowledge(1))).isEqualTo(Rule.ALWAYS);
    }
}
