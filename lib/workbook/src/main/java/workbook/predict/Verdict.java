package workbook.predict;

import org.jspecify.annotations.Nullable;

/**
 * What an answer is worth. Immutable.
 *
 * @param given the answer in its short form: the letter of a choice, or the number, name or list that was typed
 * @param right whether it is the right one
 * @param but why one might think so, and where it fails; null if the answer is right, or nothing is known about it
 */
public record Verdict(String given, boolean right, @Nullable Text but) {}
