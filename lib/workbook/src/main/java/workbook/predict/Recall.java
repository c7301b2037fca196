package workbook.predict;

/**
 * A question that comes back in a later chapter, with other numbers and objects. Immutable.
 *
 * @param chapter the folder of the chapter whose subject it is
 * @param question what is asked
 * @param of the question of the chapter that comes back
 * @param after how many chapters later: 1 or 2
 */
public record Recall(String chapter, Question question, String of, int after) {}
