package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract: the classes that an answer must not use, because it implements them itself. Their nested classes are included.
 *
 * <p>The compiled answer is checked for classes that it extends, calls or creates, and for class names in strings (reflection). The
 * types of parameters and fields are not checked.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutUsing {
    /** The classes. */
    Class<?>[] value() default {};

    /** Packages, such as {@code "informers.listwatch"}. */
    String[] packages() default {};
}
