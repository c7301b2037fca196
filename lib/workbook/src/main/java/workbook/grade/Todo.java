package workbook.grade;

/**
 * The body of an exercise that nobody has started: {@code throw new Todo("3.4 pop waits until there is a delta")}.
 *
 * <p>A test that meets one is skipped as "not started". It is an Error, so that a learner's {@code catch (Exception)}
 * does not hide it. And it reports to the running test when it is made, not only when it is caught: so it is seen on
 * any thread, and also if somebody swallows it.
 */
public final class Todo extends Error {
    private static final long serialVersionUID = 1;

    private static final StackWalker CALLER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** May be called on any thread. The task begins with its number, as in the README. */
    public Todo(String task) {
        super(task);
        if (CALLER.getCallerClass().getClassLoader() instanceof AnswerLoader loader) {
            loader.report(this);
        }
    }

    /** The task and where its body stands: {@code 1.1 the path of a resource (MyListClient.java:23)}. */
    String told() {
        return getMessage() + Places.of(this).map(place -> " (" + place + ")").orElse("");
    }
}
