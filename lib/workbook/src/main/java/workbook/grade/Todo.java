package workbook.grade;

/**
 * The body of an exercise that is not started: {@code throw new Todo("3.4 pop waits until there is a delta")}.
 *
 * <p>A test that meets one is skipped as "not started". It is an Error, so that a learner's {@code catch (Exception)} does not hide
 * it. Its constructor reports it to the running test, so that it is noticed on any thread, and also if it is caught and ignored.
 */
public final class Todo extends Error {
    private static final long serialVersionUID = 1;

    private static final StackWalker CALLER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /**
     * Creates a Todo, on any thread.
     *
     * @param task starts with the number of the task, as in the README
     */
    public Todo(String task) {
        super(task);
        if (CALLER.getCallerClass().getClassLoader() instanceof AnswerLoader loader) {
            loader.report(this);
        }
    }

    /** Returns the task and its location: {@code 1.1 the path of a resource (MyListReader.java:23)}. */
    String describe() {
        return getMessage() + Places.of(this).map(place -> " (" + place + ")").orElse("");
    }
}
