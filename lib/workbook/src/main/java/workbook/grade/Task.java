package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A graded test of a {@link Contract}: {@code @Task("1.2 continue is followed to the last page")}.
 *
 * <p>The value starts with the number of the task, which is also in the README and in the learner's {@link Todo}. Several tests may
 * have the same number. The value is the test's display name; the tests run in the order of their numbers.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Task {
    /** The number and the description. */
    String value();
}
