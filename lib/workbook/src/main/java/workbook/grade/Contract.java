package workbook.grade;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The graded tests of a chapter. They are written once, against an interface, and run on any answer.
 *
 * <pre>{@code
 * public abstract class ListReaderContract extends Contract<ListReader> {
 *     @Task("1.1 the path of a resource in a namespace")
 *     void path() {
 *         assertThat(answer().path(PODS, "default")).isEqualTo("/api/v1/namespaces/default/pods");
 *     }
 * }
 *
 * @LibAnswer(ListReaderTest.Lib.class)
 * class ListReaderTest extends ListReaderContract { ... }
 *
 * @MyAnswer("01-clients/MyListReader.java")
 * class MyListReaderTest extends ListReaderContract {}
 * }</pre>
 *
 * <p>Only the thread of the test may call its methods.
 *
 * @param <T> the public interface that the learner's class implements
 */
@ExtendWith(Grading.class)
@DisplayNameGeneration(TaskNames.class)
@TestMethodOrder(TaskOrder.class)
public abstract class Contract<T> {
    private AnswerSource.@Nullable Maker maker;
    private AnswerSource.@Nullable Maker stepped;
    private @Nullable Kit kit;

    /** Returns a new answer, created with its public constructor that accepts these arguments. Each test loads the class again. */
    protected final T answer(Object... args) {
        return create(maker, args);
    }

    /** Returns a new answer whose calls {@link Interleavings} can stop before each of their steps. It behaves as {@link #answer}. */
    protected final T steppedAnswer(Object... args) {
        return create(stepped, args);
    }

    private T create(AnswerSource.@Nullable Maker current, Object... args) {
        if (current == null) {
            throw new IllegalStateException("answer() may be called in a test or a @BeforeEach, not in a constructor");
        }
        try {
            Object answer = current.create(args);
            @SuppressWarnings("unchecked") // FileAnswer and ClassAnswer have checked it
            T typed = (T) answer;
            return typed;
        } catch (Throwable e) {
            TimeLimit.<RuntimeException>sneak(e);
            throw new IllegalStateException(e);
        }
    }

    /** Returns the threads and waits of this test. */
    protected final Kit kit() {
        if (kit == null) {
            throw new IllegalStateException("kit() may be called in a test or a @BeforeEach, not in a constructor");
        }
        return kit;
    }

    /** Returns the time limit of each test. Start what is slow, such as a server, in a {@code @BeforeAll} method. */
    protected Duration limit() {
        return Duration.ofSeconds(10);
    }

    void begin(AnswerSource.Maker maker, AnswerSource.Maker stepped, Kit kit) {
        this.maker = maker;
        this.stepped = stepped;
        this.kit = kit;
    }

    /** Returns the interface that answers implement: {@code Store} for {@code Contract<Store>} and of {@code Contract<Store<Pod>>}. */
    static Class<?> type(Class<?> contract) {
        for (Class<?> at = contract; at != null && at != Object.class; at = at.getSuperclass()) {
            if (at.getGenericSuperclass() instanceof ParameterizedType parent
                    && parent.getRawType() == Contract.class) {
                Type argument = parent.getActualTypeArguments()[0];
                Type raw = argument instanceof ParameterizedType generic ? generic.getRawType() : argument;
                if (raw instanceof Class<?> type) {
                    return type;
                }
            }
        }
        throw new IllegalArgumentException(
                contract.getName() + ": write \"extends Contract<TheInterface>\", with the interface itself");
    }
}
