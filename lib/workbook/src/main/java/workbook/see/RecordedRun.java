package workbook.see;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import workbook.cli.UserError;
import workbook.stage.Step;

/**
 * A run that failed in a test with {@code @SimulatedCluster}, as the test kit has written it to a file. Immutable.
 *
 * @param format the form of the file
 * @param test the name of the test
 * @param session the line that repeats the run
 * @param failure what went wrong
 * @param beginning the picture before the first step
 * @param steps the steps; they end with the failure
 */
public record RecordedRun(
        String format, String test, String session, String failure, List<Part> beginning, List<Step> steps) {
    /** The only form so far. */
    private static final String FORMAT = "informers-simulation/1";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A part of the picture with its rows. Immutable. */
    public record Part(String part, List<String> rows) {
        public Part {
            Objects.requireNonNull(part, "part");
            rows = List.copyOf(rows);
        }
    }

    public RecordedRun {
        if (!FORMAT.equals(format)) {
            throw new IllegalArgumentException("expected the format " + FORMAT + ", found " + format);
        }
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(failure, "failure");
        beginning = List.copyOf(beginning);
        steps = List.copyOf(steps);
    }

    /**
     * Reads a file.
     *
     * @throws UserError if it cannot be read, or is something else
     */
    public static RecordedRun read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError("expected a file that a failed test with @SimulatedCluster has written, such as"
                    + " target/simulated/WidgetTest.oneChild-7.json; found " + (Files.exists(file) ? "" : "no file ")
                    + file + ".");
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), RecordedRun.class);
        } catch (JsonProcessingException e) {
            throw new UserError("expected the recording of a failed test with @SimulatedCluster in " + file + ", found "
                    + "something else: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e);
        }
    }
}
