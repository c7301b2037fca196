package workbook.remark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds what there is to say about an answer, the most important remark only. Safe for use by many threads. */
public final class Remarks {
    /** In the order of importance: first what may go wrong, then what is more expensive or longer than necessary. */
    static final List<Rule> RULES = List.of(
            new StaleRead(),
            new UnlockedRead(),
            new UnlockWithoutFinally(),
            new WaitWithoutLoop(),
            new LostInterrupt(),
            new EndlessWait(),
            new ForeignCodeUnderLock(),
            new CopyOfCopy(),
            new TwoLookups(),
            new KeysThenValues(),
            new FieldCouldBeFinal());

    private Remarks() {}

    /** Returns a remark on the file; empty if there is nothing to say, or if it cannot be read. */
    public static Optional<Remark> on(Path file) {
        return ParsedFile.of(file)
                .flatMap(parsed -> RULES.stream()
                        .flatMap(rule -> rule.check(parsed).stream())
                        .findFirst());
    }
}
