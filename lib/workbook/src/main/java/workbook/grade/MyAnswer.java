package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract's subclass {@code MyXxxTest}: the file that the learner edits, relative to the folder {@code chapters}: {@code
 * @MyAnswer("01-clients/MyListReader.java")}. This test grades it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MyAnswer {
    /** The path of the file. */
    String value();
}
