package workbook.command;

import java.util.List;
import workbook.grade.Grade;

/** What happens while a watch waits for its user. Immutable. */
sealed interface WatchEvent {
    /** A file was saved, and its chapter will be graded. */
    record Saved(String chapter, String file) implements WatchEvent {}

    /** A grading has started. */
    record Started(String chapter) implements WatchEvent {}

    /**
     * A grading has ended.
     *
     * @param saved whether it was started by a save
     */
    record Graded(String chapter, List<Grade> grades, boolean saved) implements WatchEvent {
        public Graded {
            grades = List.copyOf(grades);
        }
    }

    /** A grading has failed, for a reason that is not in the learner's file. */
    record Failed(String chapter, String message) implements WatchEvent {}

    /** Nothing is left to grade until the next save. */
    record Idle() implements WatchEvent {}

    /** A message for the user. */
    record Notice(String text) implements WatchEvent {}

    /** The watch cannot go on. */
    record Broken(RuntimeException why) implements WatchEvent {}

    /** A line that the script with this number has printed. */
    record Printed(int script, String line) implements WatchEvent {}

    /** The script with this number has ended. */
    record Ended(int script, String how) implements WatchEvent {}
}
