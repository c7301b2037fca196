package workbook.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --tape} for a script that has objects of its own and talks to no server: the pods of the tape are shown in one more
 * section. A picocli mixin. Scripts that talk to a server have {@code ClusterOptions}.
 */
public final class TapeOption {
    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Show the pods of this recorded cluster, too, in a section at the end.")
    private @Nullable String tape;

    /**
     * Reads the pods of the tape, if one was named.
     *
     * @throws UserError if there is no such tape
     */
    public Optional<TapePods> pods() {
        return Optional.ofNullable(tape)
                .map(name -> TapePods.read(WorkbookHome.find().wiremock().resolve("__files/tapes"), name));
    }
}
