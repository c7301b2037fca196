package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Done, red or not started: special cases, on an answer in which every method throws a Todo. */
class JudgementTest {
    @MyAnswer("01-toy/MyTally.java")
    static class Odd extends Contract<Tally> {
        @Task("1.1 a Todo where an exception is expected")
        void expectsAnException() {
            assertThatThrownBy(() -> answer().words("")).isInstanceOf(IllegalStateException.class);
        }

        @Task("1.2 a wait that times out, after a Todo that was caught")
        void waits() {
            Thread thread = new Thread(() -> answer().words(""));
            thread.setUncaughtExceptionHandler((any, swallowed) -> {});
            thread.start();
            kit().await("what never comes", () -> false);
        }

        @Task("1.3 a test that skips itself")
        void skips() {
            Assumptions.assumeTrue(false, "not on Mondays");
        }

        @Disabled("later")
        @Task("1.4 a test that is disabled")
        void off() {}

        @Task("1.5 a kit's thread fails, and nobody waits for it")
        void unseen() {
            kit().spawn("unseen", () -> assertThat(1).as("one is not two").isEqualTo(2));
        }

        @Task("1.6 a Todo on a thread, and a value that is wrong at once")
        void wrongAtOnce() throws InterruptedException {
            Thread thread = new Thread(() -> answer().words(""));
            thread.setUncaughtExceptionHandler((any, swallowed) -> {});
            thread.start();
            thread.join();
            assertThat(List.of()).as("the list is empty").isNotEmpty();
        }

        @Task("1.7 a constructor that is not there")
        void constructor() {
            answer("an argument");
        }
    }

    @MyAnswer("01-toy/MyTally.java")
    static class InBeforeEach extends Contract<Tally> {
        @BeforeEach
        void prepare() {
            answer().words("");
        }

        @Task("1.1 a Todo before the test")
        void any() {
            throw new IllegalStateException("not reached");
        }
    }

    private final Map<String, TaskResult> odd = Grader.grade(Odd.class, Toys.file("MyTally.java")).results().stream()
            .collect(Collectors.toMap(TaskResult::task, one -> one));

    @Test
    void todoOnTheTestsOwnThreadExplainsTheFailedAssertion() {
        assertThat(odd.get("1.1").state()).isEqualTo(State.NOT_STARTED);
    }

    @Test
    void todoExplainsATimeout() {
        assertThat(odd.get("1.2").state()).isEqualTo(State.NOT_STARTED);
    }

    @Test
    void testThatSkipsItselfOrIsDisabledIsRed() {
        assertThat(odd.get("1.3").state()).isEqualTo(State.RED);
        assertThat(odd.get("1.3").message()).contains("may not skip itself", "not on Mondays");
        assertThat(odd.get("1.4").state()).isEqualTo(State.RED);
        assertThat(odd.get("1.4").message()).isEqualTo("disabled: later");
    }

    @Test
    void failureOnAKitsThreadIsReportedWithoutAWait() {
        assertThat(odd.get("1.5").state()).isEqualTo(State.RED);
        assertThat(odd.get("1.5").message()).contains("one is not two");
    }

    @Test
    void failedAssertionTakesPrecedenceOverATodoOfAnotherThread() {
        assertThat(odd.get("1.6").state()).isEqualTo(State.RED);
        assertThat(odd.get("1.6").message()).contains("the list is empty");
    }

    @Test
    void missingConstructorIsReported() {
        assertThat(odd.get("1.7").message()).contains("expected a public constructor MyTally(String)");
    }

    @Test
    void todoInABeforeEachIsNotStarted() {
        assertThat(Grader.grade(InBeforeEach.class, Toys.file("MyTally.java")).results())
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(State.NOT_STARTED));
    }

    @MyAnswer("01-toy/MyTally.java")
    static class NotSetUp extends Contract<Tally> {
        @BeforeAll
        static void start() throws ConnectException {
            throw new ConnectException("Network is unreachable");
        }

        @Task("1.1 is not reached")
        void notReached() {
            answer();
        }
    }

    @Test
    void failedSetUpIsNoGrade() {
        assertThatThrownBy(() -> Grader.notStarted(NotSetUp.class))
                .isInstanceOf(SetUpFailedException.class)
                .hasMessageContaining("not caused by your file: java.net.ConnectException: Network is unreachable")
                .hasMessageContaining("127.0.0.1");
    }
}
