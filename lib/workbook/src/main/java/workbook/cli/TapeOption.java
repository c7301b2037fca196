package workbook.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option {@code --tape} of a script that uses no server: a further section shows the pods of the tape. A picocli mixin. Scripts
 * that use a server have {@code ClusterOptions}.
 */
public final class TapeOption {
    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Also show the pods of this recorded cluster, in a section at the end.")
    private @Nullable String tape;

    /**
     * Reads the pods of the tape, if the option was given.
     *
     * @throws UserError if there is no such tape
     */
    public Optional<TapePods> pods() {
        return Optional.ofNullable(tape)
                .map(name -> WorkbookHome.findIfAny()
                        .map(home -> TapePods.read(home.wiremock().resolve("__files/tapes"), name))
                        .orElseGet(() -> TapePods.ofTheJar(TapePods.class.getClassLoader(), name)));
    }
}
