package workbook.cli;

import picocli.CommandLine.Option;

/** The options {@code --help} and {@code --debug} of every script: a picocli mixin that {@link Scripts} adds. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    boolean help;

    @Option(names = "--debug", description = "On an error, show the stack trace too.")
    boolean debug;
}
