package workbook.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;
import workbook.grade.AnswerLoader;

/**
 * {@code --mine}: the learner's class runs in place of the library's. A picocli mixin.
 *
 * <pre>{@code
 * @Mixin
 * private final MineOption mine = new MineOption();
 * ...
 * ListReader reader = mine.choose("01-clients/MyListReader.java", ListReader.class, LibListReader::new);
 * }</pre>
 */
public final class MineOption {
    @Option(names = "--mine", description = "Run your own class in place of the library's.")
    private boolean mine;

    /** Whether the learner's class was asked for. */
    public boolean given() {
        return mine;
    }

    /** Whose class runs, in words: {@code your} or {@code the library's}. */
    public String whose() {
        return mine ? "your" : "the library's";
    }

    /**
     * The learner's class, compiled now, if it was asked for; else the library's.
     *
     * @param file from the folder of all chapters on
     * @param args for the public constructor of the learner's class
     * @throws workbook.grade.RejectedAnswerException with a message for the learner, if the file is not such a class
     */
    public <T> T choose(String file, Class<T> type, Supplier<? extends T> library, Object... args) {
        return mine
                ? AnswerLoader.load(
                        WorkbookHome.find().root().resolve("chapters").resolve(file), type, args)
                : library.get();
    }
}
