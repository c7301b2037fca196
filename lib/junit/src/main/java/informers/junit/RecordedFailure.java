package informers.junit;

import informers.simulation.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes the steps of a failing run to a file, and says in the failure's message how to see them. */
final class RecordedFailure {
    private RecordedFailure() {}

    /**
     * Returns the error for the test.
     *
     * @param failure what failed; it runs once more for the file
     */
    static AssertionError of(Failure failure, ExtensionContext context) {
        AssertionError error = failure.error();
        AssertionError withFile =
                new AssertionError(error.getMessage() + written(failure, context) + "\n", error.getCause());
        withFile.setStackTrace(error.getStackTrace());
        return withFile;
    }

    private static String written(Failure failure, ExtensionContext context) {
        String test = test(context);
        Path file = folder().resolve(test.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + failure.seed() + ".json");
        try {
            String recording = failure.recording(test);
            Files.createDirectories(file.getParent());
            Files.writeString(file, recording);
        } catch (IOException | RuntimeException e) { // the failure itself must not get lost
            return "Its steps are not recorded: " + e;
        }
        return "To see it step by step, in a clone of the Informer Workbook: ./jbang workbook see --session "
                + file.toAbsolutePath().normalize();
    }

    private static String test(ExtensionContext context) {
        String type = context.getRequiredTestClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "."
                + context.getRequiredTestMethod().getName();
    }

    /** Returns the folder of the build: Maven's, or Gradle's. */
    private static Path folder() {
        String given = System.getProperty("simulated.folder", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        boolean gradle = Files.isDirectory(Path.of("build")) && !Files.exists(Path.of("pom.xml"));
        return Path.of(gradle ? "build" : "target", "simulated");
    }
}
