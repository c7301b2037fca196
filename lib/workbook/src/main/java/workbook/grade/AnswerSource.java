package workbook.grade;

/** Where a contract's answers come from: the library, a file, or a lazy stand-in. */
interface AnswerSource {
    /** Once before the contract runs. Throws {@link AnswerException} if there is nothing to grade. */
    void prepare(Class<?> contract, Class<?> type);

    /** Once a test: what makes its answers. */
    Maker start(Class<?> type, Sightings sightings);

    /** The answer's file name, by which its lines are known in a stack trace; "" if it has none. */
    String fileName();

    /** Makes answers for one test. */
    interface Maker {
        Object create(Object... args) throws Throwable;
    }
}
