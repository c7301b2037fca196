package workbook.cli.guest;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.ObjectEdit;
import informers.api.Unstructured;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final Marks marks = Marks.newRun("08", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void objectsOfARunAreInUseUntilItEnds() {
        ConfigMap made = marks.mark(map()).build(ConfigMap.TYPE);

        assertThat(marks.isOurs(made)).isTrue();
        assertThat(marks.inUse(made)).contains("this program");
        marks.over();
        assertThat(marks.inUse(made)).isEmpty();
    }

    @Test
    void objectsOfAnotherRunBelongToTheChapterButNotToThisRun() {
        ConfigMap made = Marks.newRun("08", Clock.systemUTC()).mark(map()).build(ConfigMap.TYPE);
        ConfigMap others = Marks.newRun("07", Clock.systemUTC()).mark(map()).build(ConfigMap.TYPE);

        assertThat(marks.isOurs(made)).isFalse();
        assertThat(marks.isOfChapter(made)).isTrue();
        assertThat(marks.isOfChapter(others)).isFalse();
        assertThat(marks.isOfChapter(map().build(ConfigMap.TYPE))).isFalse();
    }

    @Test
    void onAnotherMachineTheExpiryTimeDecidesIfItIsPlausible() {
        assertThat(marks.inUse(elsewhere(NOW.plusSeconds(61).toString())))
                .contains("bob@desk, for another 2 min at most");
        assertThat(marks.inUse(elsewhere(NOW.toString()))).isEmpty();
        assertThat(marks.inUse(elsewhere("soon"))).isEmpty();
        assertThat(marks.inUse(elsewhere(NOW.plus(Duration.ofDays(400)).toString())))
                .as("a clock that is wrong by a year must not keep a name for a year")
                .isEmpty();
        assertThat(marks.inUse(map().build(ConfigMap.TYPE))).isEmpty();
    }

    @Test
    void aProcessIdThatWasReusedIsNotTheOwner() {
        Owner here = Owner.current();
        Owner before = new Owner(here.user(), here.machine(), here.pid(), here.started() - 60_000);

        assertThat(here.isAlive()).isTrue();
        assertThat(before.isAlive()).isFalse();
        assertThat(Owner.parse(here.user(), here.process())).contains(here);
        assertThat(Owner.parse("a", "x/y")).isEmpty();
        assertThat(Owner.parse("a", "x/y/z")).isEmpty();
    }

    private static ObjectEdit map() {
        return Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: default}}")
                .edit();
    }

    private static ConfigMap elsewhere(String expires) {
        return map().label(Marks.RUN, "workbook-08-aaaaa")
                .annotation(Marks.OWNER, "bob@desk")
                .annotation(Marks.PROCESS, "elsewhere/1/1")
                .annotation(Marks.EXPIRES, expires)
                .build(ConfigMap.TYPE);
    }
}
