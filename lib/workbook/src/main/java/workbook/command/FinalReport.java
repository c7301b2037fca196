package workbook.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.cli.Columns;
import workbook.grade.Grade;
import workbook.grade.Result;
import workbook.grade.State;

/** The grades of many learners: a table for people, JSON for programs, CSV for spreadsheets. */
final class FinalReport {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<FinalGrading.Exercise> exercises;
    private final List<FinalGrading.Learner> learners;

    FinalReport(List<FinalGrading.Exercise> exercises, List<FinalGrading.Learner> learners) {
        this.exercises = exercises;
        this.learners = learners;
    }

    /** A line a learner: done tests of all tests, by chapter; then what could not be graded test by test. */
    String table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("learner"));
        exercises.forEach(exercise -> head.add(ChapterNames.number(exercise.chapter())));
        head.add("all");
        rows.add(head);
        StringBuilder notes = new StringBuilder();
        for (FinalGrading.Learner learner : learners) {
            List<String> row = new ArrayList<>(List.of(learner.name()));
            long done = 0;
            long all = 0;
            for (int i = 0; i < exercises.size(); i++) {
                Grade grade = learner.grades().get(i);
                int tests = exercises.get(i).tests().size();
                row.add(grade.count(State.DONE) + " of " + tests);
                done += grade.count(State.DONE);
                all += tests;
            }
            row.add(done + " of " + all);
            rows.add(row);
            notes.append(notes(learner));
        }
        return Columns.of(rows, "", "  ") + (notes.isEmpty() ? "" : "\n" + notes);
    }

    /** What could not be graded test by test: a line for each reason, with the chapters that have it. */
    private static String notes(FinalGrading.Learner learner) {
        Map<String, List<String>> chapters = new LinkedHashMap<>();
        for (Grade grade : learner.grades()) {
            grade.results().stream()
                    .filter(result -> result.task().isEmpty())
                    .forEach(result -> chapters.computeIfAbsent(brief(result.message()), any -> new ArrayList<>())
                            .add(grade.chapter()));
        }
        StringBuilder notes = new StringBuilder();
        chapters.forEach((why, which) -> notes.append(learner.name())
                .append(", ")
                .append(String.join(", ", which))
                .append(": ")
                .append(why)
                .append('\n'));
        return notes.toString();
    }

    private static String brief(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    void writeJson(Path file) throws IOException {
        List<Object> list = new ArrayList<>();
        for (FinalGrading.Learner learner : learners) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("learner", learner.name());
            one.put(
                    "done",
                    learner.grades().stream()
                            .mapToLong(grade -> grade.count(State.DONE))
                            .sum());
            one.put(
                    "of",
                    exercises.stream()
                            .mapToInt(exercise -> exercise.tests().size())
                            .sum());
            one.put("chapters", learner.grades());
            list.add(one);
        }
        JSON.writeValue(file.toFile(), Map.of("version", 1, "learners", list));
    }

    /** A line a test. */
    void writeCsv(Path file) throws IOException {
        StringBuilder text = new StringBuilder("learner,chapter,task,title,state,message,place\r\n");
        for (FinalGrading.Learner learner : learners) {
            for (Grade grade : learner.grades()) {
                for (Result result : grade.results()) {
                    text.append(cell(learner.name()))
                            .append(',')
                            .append(cell(grade.chapter()))
                            .append(',')
                            .append(cell(result.task()))
                            .append(',')
                            .append(cell(result.title()))
                            .append(',')
                            .append(cell(GradeText.word(result.state())))
                            .append(',')
                            .append(cell(result.message()))
                            .append(',')
                            .append(cell(result.place()))
                            .append("\r\n");
                }
            }
        }
        Files.writeString(file, text);
    }

    /** RFC 4180. What would be a formula to a spreadsheet is not one: a message holds what a learner's code says. */
    static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
