package workbook.predict;

/**
 * An answer that a learner has given. Immutable.
 *
 * @param question the question's id
 * @param given the answer in its short form (see {@link Verdict#given()})
 * @param right whether it was right
 * @param during the chapter in which it was given: a question that comes back is asked in another one than its own
 * @param at when, in UTC: {@code 2026-11-30T22:10:00Z}
 */
public record Prediction(String question, String given, boolean right, String during, String at) {}
