package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract's subclass {@code XxxTest}: the library's answer. It is a class that implements the contract's interface, usually a
 * small adapter nested in the test. It proves that the contract can be fulfilled.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LibAnswer {
    /** The class of the answer. */
    Class<?> value();
}
