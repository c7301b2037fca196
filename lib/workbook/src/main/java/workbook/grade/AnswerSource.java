package workbook.grade;

/** Where a contract's answers come from: the library, a file, or a lazy answer of the proof. */
interface AnswerSource {
    /** Called once before the contract runs. Throws {@link RejectedAnswerException} if the answer cannot be graded. */
    void prepare(Class<?> contract, Class<?> type);

    /** Called once for each test. Returns what creates its answers. */
    Maker start(Class<?> type, ThreadReports sightings);

    /** Called once for each test. Returns what creates answers that {@link Interleavings} can stop; those of a class cannot be. */
    default Maker stepped(Class<?> type, ThreadReports sightings) {
        return start(type, sightings);
    }

    /** Returns the answer's file name, which identifies its lines in a stack trace; "" if it has none. */
    String fileName();

    /** Creates answers for one test. */
    interface Maker {
        Object create(Object... args) throws Throwable;
    }
}
