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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.cli.UserError;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;

/**
 * Writes the grades: {@code NAME.json} for programs; for spreadsheets {@code NAME.csv} with one line for each test and {@code
 * NAME-learners.csv} with one line for each learner; {@code NAME-junit.xml} for CI tools; {@code NAME-heatmap.html} for the instructor;
 * and for Gradescope a file for each learner in the folder {@code NAME-gradescope}. Files are replaced atomically. Used by one thread at
 * a time.
 */
final class FinalStore {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static final String JSON_END = ".json";
    private static final String TESTS_END = ".csv";
    private static final String LEARNERS_END = "-learners.csv";
    private static final String JUNIT_END = "-junit.xml";
    private static final String HEAT_MAP_END = "-heatmap.html";
    private static final String GRADESCOPE_END = "-gradescope";

    private final Path out;
    private final List<Exercise> exercises;
    private final String grader;
    private final HeatMap heatMap;
    private Map<String, String> names = Map.of();
    private final Map<String, List<Marked>> written = new HashMap<>();

    /** @param grader the digest of the contracts */
    FinalStore(Path out, List<Exercise> exercises, String grader, HeatMap heatMap) {
        this.out = out;
        this.exercises = exercises;
        this.grader = grader;
        this.heatMap = heatMap;
    }

    /** Sets the IDs of all rows. It must be called before the first grades are written. */
    void expect(List<String> ids) {
        names = SafeNames.of(ids);
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
        for (String end : List.of(JSON_END, TESTS_END, LEARNERS_END, JUNIT_END, HEAT_MAP_END)) {
            if (Files.isDirectory(withSuffix(out, end))) {
                throw new UserError(withSuffix(out, end) + " is a folder. Name another file for the grades: --out.");
            }
        }
        Path gradescope = withSuffix(out, GRADESCOPE_END);
        if (Files.exists(gradescope) && !Files.isDirectory(gradescope)) {
            throw new UserError(gradescope + " is not a folder. Name another file for the grades: --out.");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".grades-", ".tmp"));
        } catch (IOException e) {
            throw new UserError("Cannot write the grades to " + folder + ": " + e + ". Name another place: --out.", e);
        }
    }

    /** Returns the paths of the files and of Gradescope's folder, relative to the working directory if they are in it. */
    List<String> files() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.of(JSON_END, TESTS_END, LEARNERS_END, JUNIT_END, HEAT_MAP_END, GRADESCOPE_END)
                .map(end -> withSuffix(out, end))
                .map(file -> (file.startsWith(here) ? here.relativize(file) : file).toString())
                .toList();
    }

    /**
     * Writes all files.
     *
     * @param graded the learners in the order of the rows
     */
    void write(List<Learner> graded) throws IOException {
        replace(withSuffix(out, JSON_END), JSON.writeValueAsBytes(tree(graded)));
        FinalCsv csv = new FinalCsv(exercises, graded);
        replace(withSuffix(out, TESTS_END), csv.tests());
        replace(withSuffix(out, LEARNERS_END), csv.learners());
        replace(withSuffix(out, JUNIT_END), FinalJUnit.text(graded));
        replace(withSuffix(out, HEAT_MAP_END), heatMap.html(graded));
        Path folder = Files.createDirectories(withSuffix(out, GRADESCOPE_END));
        for (Learner learner : graded) {
            if (!learner.marks().equals(written.get(learner.id()))) {
                replace(gradescopeFile(folder, learner.id()), JSON.writeValueAsBytes(FinalGradescope.tree(learner)));
                written.put(learner.id(), learner.marks());
            }
        }
    }

    private Path gradescopeFile(Path folder, String id) {
        return folder.resolve(Objects.requireNonNull(names.get(id), "expect() was called without " + id) + JSON_END);
    }

    /** Deletes Gradescope's files of learners of an earlier run, who have no row in this one. Other files in the folder stay. */
    void finish() throws IOException {
        Path folder = withSuffix(out, GRADESCOPE_END);
        List<Path> ours =
                names.keySet().stream().map(id -> gradescopeFile(folder, id)).toList();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!ours.contains(file) && isGradescopes(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isGradescopes(Path file) {
        try {
            return file.toString().endsWith(JSON_END)
                    && JSON.readTree(file.toFile())
                            .at("/extra_data/program")
                            .asText()
                            .equals(FinalGradescope.PROGRAM);
        } catch (IOException e) {
            return false; // somebody else's
        }
    }

    private static void replace(Path file, String content) throws IOException {
        replace(file, content.getBytes(StandardCharsets.UTF_8));
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
            one.put("of", Exercise.tests(exercises));
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
        Path json = withSuffix(out, JSON_END);
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
