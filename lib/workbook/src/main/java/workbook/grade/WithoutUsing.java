package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract: what an answer is to build itself and so must not use. Nested classes of those named are meant too.
 *
 * <p>The compiled answer is looked at: extending, calling, creating, and a class name in a string (reflection) all
 * count. A mere mention as the type of a parameter or a field does not.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutUsing {
    Class<?>[] value() default {};

    /** Whole packages: {@code "informers.listwatch"}. */
    String[] packages() default {};
}
