package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stand-ins that no graded test may pass on. */
class LazyAnswerTest {
    /** One method for each kind of result. */
    public interface Kinds {
        String text();

        int number();

        boolean truth();

        byte[] bytes();

        List<String> list();

        Map<String, String> map();

        Optional<String> optional();

        Kinds kinds();

        Object object();

        void nothing();

        default String twice() {
            return text() + text();
        }
    }

    private final ThreadReports sightings = new ThreadReports();

    @Test
    void nullsAreNullZeroAndFalse() {
        Kinds nulls = (Kinds) LazyAnswer.NULLS.proxy(Kinds.class, sightings);

        assertThat(nulls.text()).isNull();
        assertThat(nulls.number()).isZero();
        assertThat(nulls.truth()).isFalse();
        assertThat(nulls.bytes()).isNull();
        assertThat(nulls.list()).isNull();
        nulls.nothing();
    }

    @Test
    void emptiesAreEmptyAndTrue() {
        Kinds empties = (Kinds) LazyAnswer.EMPTIES.proxy(Kinds.class, sightings);

        assertThat(empties.text()).isEmpty();
        assertThat(empties.number()).isZero();
        assertThat(empties.truth()).isTrue();
        assertThat(empties.bytes()).isEmpty();
        assertThat(empties.list()).isEmpty();
        assertThat(empties.map()).isEmpty();
        assertThat(empties.optional()).isEmpty();
        assertThat(empties.kinds().kinds().text()).isEmpty();
        assertThat(empties.object()).isNull();
        assertThat(empties.twice())
                .as("a default method of the interface is called")
                .isEmpty();
        empties.nothing();
    }

    @Test
    void todosReportThemselves() {
        Kinds todos = (Kinds) LazyAnswer.TODOS.proxy(Kinds.class, sightings);

        assertThatExceptionOfType(Todo.class).isThrownBy(todos::twice);
        assertThat(sightings.todo()).isPresent();
    }
}
