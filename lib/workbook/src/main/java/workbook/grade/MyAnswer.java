package workbook.grade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract's subclass {@code MyXxxTest}: the file that the learner edits, from the folder {@code chapters} on:
 * {@code @MyAnswer("01-clients/MyListClient.java")}. This test is the grade.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MyAnswer {
    String value();
}
