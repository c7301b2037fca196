package workbook.cli;

import picocli.CommandLine.Option;

/** {@code --help} and {@code --debug}, which every script has. A picocli mixin; {@link Scripts} adds it. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    boolean help;

    @Option(names = "--debug", description = "On an error, show the stack trace too.")
    boolean debug;
}
