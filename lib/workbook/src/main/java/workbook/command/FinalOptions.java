package workbook.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import workbook.cli.Language;

/** The options of {@code grade} for instructors. */
final class FinalOptions {
    private static final String GRADES = "grades";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--final",
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "For instructors: grade submissions strictly, from one folder for each learner or a folder of them."
                            + " Only the files My*.java of each folder are used. Prints a table, and writes all results after"
                            + " each learner: as JSON, CSV, JUnit XML, for Gradescope, and as a heat map of the"
                            + " misconceptions.")
    private @Nullable List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "NAME",
            description =
                    "With --final: write NAME.json, NAME.csv, NAME-learners.csv, NAME-junit.xml, NAME-heatmap.html and the"
                            + " folder NAME-gradescope; default: " + GRADES + ".")
    private @Nullable String out;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description =
                    "With --final: the expected learners, one per line: id,name. Each has a row, also without a submission;"
                            + " learners who are not on the roster are listed.")
    private @Nullable Path roster;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Time.class,
            description = "With --final: the time limit for one learner's files, such as 90s or 5m; default: 5m.")
    private @Nullable Duration timeout;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "With --final: the number of learners graded at a time; default: half of the processors.")
    private @Nullable Integer jobs;

    @Option(
            names = "--resume",
            description =
                    "With --final: keep the grades of an earlier run in NAME.json for learners whose files have not"
                            + " changed since.")
    private boolean resume;

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            description = "With --final: the language of the heat map. Without it: that of your system.")
    private @Nullable String language;

    boolean given() {
        return folders != null;
    }

    /** Throws a {@link ParameterException} if the options are not valid. */
    void check() {
        if (folders == null
                && (out != null || roster != null || timeout != null || jobs != null || resume || language != null)) {
            throw wrong("--out, --roster, --timeout, --jobs, --resume and --lang require --final DIR.");
        }
        if (jobs != null && (jobs < 1 || jobs > 1_000)) {
            throw wrong("expected a number from 1 to 1000 after --jobs, found " + jobs + ".");
        }
    }

    List<Path> folders() {
        return folders == null ? List.of() : folders;
    }

    Path out() {
        return Path.of(out == null || out.isBlank() ? GRADES : out);
    }

    Roster roster() {
        return roster == null ? Roster.NONE : Roster.read(roster);
    }

    Duration timeout() {
        return timeout == null ? Duration.ofMinutes(5) : timeout;
    }

    /** Half of the processors by default, because the tests of one learner use more than one. */
    int jobs() {
        return jobs == null ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : jobs;
    }

    boolean resume() {
        return resume;
    }

    /** Throws a {@link workbook.cli.UserError} if there is no such language. */
    Language language() {
        return Language.of(language);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Returns a text such as {@code 1h5m}, {@code 5m}, {@code 90s}. */
    static String text(Duration time) {
        return time.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }

    /** Parses {@code 90s}, {@code 5m}, {@code 1h}; a number without unit is seconds. */
    static final class Time implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})([smh]?)");

        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(text.strip());
            long number = form.matches() ? Long.parseLong(form.group(1)) : 0;
            if (number == 0) {
                throw new TypeConversionException("expected a time such as 90s or 5m, found '" + text + "'");
            }
            return switch (form.group(2)) {
                case "h" -> Duration.ofHours(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }
}
