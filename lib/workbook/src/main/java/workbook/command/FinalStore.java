package workbook.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.UserError;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;

/**
 * Writes the grades: {@code NAME.json} for programs, and for spreadsheets {@code NAME.csv} with one line for each test and {@code
 * NAME-learners.csv} with one line for each learner. Files are replaced atomically. Used by one thread at a time.
 */
final class FinalStore {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Exercise> exercises;
    private final String grader;
    private final Path json;
    private final Path tests;
    private final Path learners;

    /** @param grader the digest of the contracts */
    FinalStore(Path out, List<Exercise> exercises, String grader) {
        this.exercises = exercises;
        this.grader = grader;
        this.json = withSuffix(out, ".json");
        this.tests = withSuffix(out, ".csv");
        this.learners = withSuffix(out, "-learners.csv");
    }

    private static Path withSuffix(Path out, String end) {
        return out.toAbsolutePath().resolveSibling(SubmissionFinder.name(out.toAbsolutePath()) + end);
    }

    /** Throws a {@link UserError} if grades cannot be written here, before hours of grading and not after. */
    static void check(Path out) {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError(
                    "There is no folder " + folder + " for the grades. Create it, or name another one: --out.");
        }
        for (String end : List.of(".json", ".csv", "-learners.csv")) {
            if (Files.isDirectory(withSuffix(out, end))) {
                throw new UserError(withSuffix(out, end) + " is a folder. Name another file for the grades: --out.");
            }
        }
        try {
            Files.delete(Files.createTempFile(folder, ".grades-", ".tmp"));
        } catch (IOException e) {
            throw new UserError("Cannot write the grades to " + folder + ": " + e + ". Name another place: --out.", e);
        }
    }

    /** Returns the paths of the three files, relative to the working directory if they are in it. */
    List<String> files() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(json, tests, learners)
                .map(file -> (file.startsWith(here) ? here.relativize(file) : file).toString())
                .toList();
    }

    /**
     * Writes the three files.
     *
     * @param graded the learners in the order of the rows
     */
    void write(List<Learner> graded) throws IOException {
        replace(json, JSON.writeValueAsBytes(tree(graded)));
        FinalCsv csv = new FinalCsv(exercises, graded);
        replace(tests, csv.tests().getBytes(StandardCharsets.UTF_8));
        replace(learners, csv.learners().getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), ".grades-", ".tmp");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Map<String, Object> tree(List<Learner> graded) {
        List<Object> list = new ArrayList<>();
        for (Learner learner : graded) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("learner", learner.id());
            one.put("name", learner.name());
            one.put("done", learner.points());
            one.put(
                    "of",
                    exercises.stream()
                            .mapToInt(exercise -> exercise.tests().size())
                            .sum());
            one.put("error", learner.error());
            one.put("note", learner.note());
            one.put("hash", learner.hash());
            one.put("chapters", learner.marks().stream().map(FinalStore::tree).toList());
            list.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", 1);
        all.put("grader", grader);
        all.put("learners", list);
        return all;
    }

    private static Map<String, Object> tree(Marked mark) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("chapter", mark.grade().chapter());
        one.put("file", mark.grade().file());
        one.put("problem", mark.problem());
        one.put("results", mark.grade().results());
        return one;
    }

    /**
     * Returns the grades of an earlier run, by the hash of the submission; empty if there are none, or if the contracts have changed
     * since.
     *
     * @throws UserError if the file exists and cannot be read
     */
    Optional<Map<String, List<Marked>>> earlier() {
        if (!Files.exists(json)) {
            return Optional.empty();
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(json.toFile());
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the earlier grades in " + json + ": " + e.getMessage()
                            + ". Without --resume, all learners are graded.",
                    e);
        }
        if (!tree.path("grader").asText().equals(grader)) {
            return Optional.empty();
        }
        Map<String, List<Marked>> earlier = new LinkedHashMap<>();
        for (JsonNode one : tree.path("learners")) {
            List<Marked> marks = marks(one.path("chapters"));
            if (marks.size() == exercises.size() && !one.path("hash").asText().isEmpty()) {
                earlier.put(one.path("hash").asText(), marks);
            }
        }
        return Optional.of(earlier);
    }

    private List<Marked> marks(JsonNode chapters) {
        List<Marked> marks = new ArrayList<>();
        for (int i = 0; i < exercises.size() && i < chapters.size(); i++) {
            JsonNode one = chapters.get(i);
            String problem = one.path("problem").asText();
            try {
                Grade grade = new Grade(
                        one.path("chapter").asText(),
                        one.path("file").asText(),
                        JSON.readerForListOf(workbook.grade.TaskResult.class).readValue(one.path("results")));
                Marked checked = exercises.get(i).checked(grade);
                if (checked.problem().isEmpty()) {
                    marks.add(new Marked(checked.grade(), problem));
                }
            } catch (IOException | RuntimeException e) {
                return List.of(); // the file was edited: the learner is graded again
            }
        }
        return marks;
    }
}
