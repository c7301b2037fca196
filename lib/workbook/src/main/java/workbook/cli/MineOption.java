package workbook.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;
import workbook.grade.AnswerLoader;

/**
 * The option {@code --mine}: the learner's class runs instead of the library's. A picocli mixin.
 *
 * <pre>{@code
 * @Mixin
 * private final MineOption mine = new MineOption();
 * ...
 * ListReader reader = mine.choose("01-clients/MyListReader.java", ListReader.class, LibListReader::new);
 * }</pre>
 */
public final class MineOption {
    @Option(names = "--mine", description = "Run your own class instead of the library's.")
    private boolean mine;

    /** Returns whether the option was given. */
    public boolean given() {
        return mine;
    }

    /** Returns {@code your} or {@code the library's}, for messages. */
    public String whose() {
        return mine ? "your" : "the library's";
    }

    /**
     * Returns an object of the learner's class, compiled now, if the option was given; otherwise of the library's.
     *
     * @param file the learner's file, relative to the folder of all chapters
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
