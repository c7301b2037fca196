package workbook.grade;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names graded tests by their tasks: the number and the description. */
public final class TaskNames extends DisplayNameGenerator.Standard {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\.(\\d+) \\S.*");

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> test, Method method) {
        Task task = method.getAnnotation(Task.class);
        return task == null ? super.generateDisplayNameForMethod(enclosing, test, method) : checked(task, method);
    }

    /** Returns {@code 1.2} for {@code 1.2 continue is followed}. */
    static String number(String title) {
        return title.substring(0, title.indexOf(' '));
    }

    /** Returns a value that sorts 1.10 after 1.9. */
    static long order(Method method) {
        Task task = method.getAnnotation(Task.class);
        if (task == null) {
            return Long.MAX_VALUE;
        }
        Matcher form = FORM.matcher(checked(task, method));
        return form.matches() ? Long.parseLong(form.group(1)) * 1_000_000 + Long.parseLong(form.group(2)) : 0;
    }

    private static String checked(Task task, Method method) {
        if (!FORM.matcher(task.value()).matches()) {
            throw new IllegalArgumentException("@Task of " + method.getName()
                    + ": expected a number and a description, as in \"1.2 continue is followed\", found \""
                    + task.value()
                    + "\"");
        }
        return task.value();
    }
}
