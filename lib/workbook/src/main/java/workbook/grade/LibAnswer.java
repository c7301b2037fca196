package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract's subclass {@code XxxTest}: the library's answer, a class that implements the contract's interface:
 * most often a small adapter nested in that very test. It proves that the contract can be met.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LibAnswer {
    Class<?> value();
}
