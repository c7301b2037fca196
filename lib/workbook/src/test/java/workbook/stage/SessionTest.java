package workbook.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as text: they stand in links. */
class SessionTest {
    @ParameterizedTest
    @ValueSource(strings = {"04-gap/7/quiet,cut,create:pod-3,go:handler_slow,refuse:410", "x/-3/", "x/0/next"})
    void aSessionIsTheTextItWasReadFrom(String text) {
        assertThat(Session.parse(text)).hasToString(text);
    }

    @Test
    void everyActionHasAText() {
        for (Action.Verb verb : Action.Verb.values()) {
            String target = switch (verb.needs()) {
                case NOTHING -> "";
                case STATUS -> "429";
                case NUMBER -> "12";
                case TASK, POD, HANDLER, PART -> "some-name";
            };
            Action action = new Action(verb, target);
            assertThat(Action.parse(action.toString())).isEqualTo(action);
            assertThat(verb.about().en()).isNotBlank();
            assertThat(verb.about().zh()).isNotBlank();
        }
    }

    @Test
    void whatIsNoSessionIsRefusedWithWhatWasExpected() {
        assertThatThrownBy(() -> Session.parse("gap"))
                .hasMessage(
                        "expected a session, such as 04-gap/7/quiet,cut,quiet: a scene, a seed and actions; found \"gap\"");
        assertThatThrownBy(() -> Session.parse("gap/7/jump"))
                .hasMessageStartingWith(
                        "expected an action, such as next or create:pod-4, found \"jump\". The actions are next, go,");
        assertThatThrownBy(() -> Session.parse("gap/7/create"))
                .hasMessage("expected a target after create, such as pod-1, found \"\"");
        assertThatThrownBy(() -> Session.parse("gap/7/next:pod-1"))
                .hasMessage("expected next without a target, found \"pod-1\"");
        assertThatThrownBy(() -> Session.parse("gap/7/create:a b"))
                .hasMessage("expected a target after create, such as pod-1, found \"a b\"");
        assertThatThrownBy(() -> Session.parse("gap/7/turns:0"))
                .hasMessage("expected a number from 1 to 9999 after turns, found \"0\"");
        assertThatThrownBy(() -> Session.parse("gap/7/refuse:403"))
                .hasMessage(
                        "expected refuse:410, refuse:429, refuse:500, refuse:garbage or refuse:unreachable, found \"403\"");
        assertThatThrownBy(() -> Session.parse("gap/7/" + "next,".repeat(10_000) + "next"))
                .hasMessage("expected at most 10000 actions, found 10001");
        assertThatThrownBy(() -> Session.parse("gap/7/" + "x".repeat(300_000))).hasMessageContaining("xxx…");
    }
}
