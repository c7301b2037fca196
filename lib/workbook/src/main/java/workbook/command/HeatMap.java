package workbook.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.cli.Language;
import workbook.command.RoomFailures.Kind;
import workbook.command.RoomFailures.Row;
import workbook.grade.Misconceptions;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Formats what a room got wrong as one HTML page: for each task the recognized misconceptions, with the learners who had them, and for each
 * chapter a table of learners and tasks. It needs no script and no network. The darkness of a cell repeats what its number and its letter
 * say, so nothing is lost without colours or on paper. Immutable.
 */
final class HeatMap {
    private static final int TOP = 10;
    private static final int BAR = 10;
    private static final String NOT_STARTED = "\u25cb";
    private static final String DONE = "\u2713";

    private static final String HEAD = """
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <style>
            :root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --line: #b8b8b8;
              --h1: #e4eefa; --h2: #b4d1f0; --h3: #74abdf; --h4: #1d5a97; --on4: #fff; }
            @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #ececec; --line: #555;
              --h1: #1c2c3f; --h2: #244a73; --h3: #2f6fb0; --h4: #a5d0f8; --on4: #111; } }
            body { background: var(--paper); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; margin: 1.5rem auto;
              max-width: 72rem; padding: 0 1rem; }
            table { border-collapse: collapse; margin: .6rem 0 1.4rem; }
            th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top;
              overflow-wrap: anywhere; }
            th { font-weight: 600; overflow-wrap: normal; }
            .bar { font-family: monospace; white-space: nowrap; }
            .tasks td, .tasks thead th { text-align: center; min-width: 1.6rem; }
            .tasks thead th:first-child, .tasks tbody th { text-align: left; }
            .h1 { background: var(--h1); } .h2 { background: var(--h2); } .h3 { background: var(--h3); }
            .h4 { background: var(--h4); color: var(--on4); }
            .kind { opacity: .75; }
            .wide { overflow-x: auto; }
            @media print { :root { --paper: #fff; --ink: #000; --line: #888; --h1: #fff; --h2: #eee; --h3: #ddd; --h4: #ccc;
              --on4: #000; } body { font-size: 10pt; max-width: none; margin: 0; } tr { break-inside: avoid; }
              h2 { break-after: avoid; } .wide { overflow: visible; } }
            </style>
            """;

    private final List<Exercise> exercises;
    private final Map<String, Misconceptions> misconceptions;
    private final Language language;
    private final HeatMapWords words;

    /** @param misconceptions by the name of the chapter */
    HeatMap(List<Exercise> exercises, Map<String, Misconceptions> misconceptions, Language language) {
        this.exercises = exercises;
        this.misconceptions = misconceptions;
        this.language = language;
        this.words = HeatMapWords.of(language);
    }

    /** Returns the page. */
    String html(List<Learner> learners) {
        Map<Exercise, RoomFailures> rooms = new LinkedHashMap<>();
        for (int i = 0; i < exercises.size(); i++) {
            Exercise exercise = exercises.get(i);
            Misconceptions known = misconceptions.get(exercise.chapter());
            rooms.put(
                    exercise,
                    new RoomFailures(i, exercise, learners, Objects.requireNonNull(known, exercise.chapter())));
        }
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + tag() + "\">\n<head>\n" + HEAD);
        page.append("<title>").append(words.title()).append("</title>\n</head>\n<body>\n");
        page.append("<h1>").append(words.title()).append("</h1>\n");
        page.append("<p>").append(words.about()).append("</p>\n");
        page.append("<p>").append(words.learners()).append(": ").append(learners.size());
        page.append("</p>\n<p>").append(words.signs()).append(": ");
        page.append(DONE + " " + words.done() + "; " + NOT_STARTED + " " + words.notStarted() + "; a, b, … "
                + words.known() + "; ? " + words.other() + "; \u2013 " + words.file() + ".</p>\n");
        top(rooms, learners.size(), page);
        int index = 0;
        for (Map.Entry<Exercise, RoomFailures> one : rooms.entrySet()) {
            chapter(index++, one.getKey(), one.getValue(), learners, page);
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private String tag() {
        return language == Language.CHINESE ? "zh-CN" : "en";
    }

    private void top(Map<Exercise, RoomFailures> rooms, int all, StringBuilder page) {
        List<Row> rows = new ArrayList<>();
        rooms.values()
                .forEach(room -> rows.addAll(room.rows().stream()
                        .filter(row -> row.failure().kind() == Kind.KNOWN)
                        .toList()));
        rows.sort(Comparator.comparingInt(row -> -row.learners().size())); // stable: then by task
        if (!rows.isEmpty()) {
            page.append("<h2>").append(words.top()).append("</h2>\n");
            failures(rows.subList(0, Math.min(TOP, rows.size())), all, page);
        }
    }

    private void chapter(int index, Exercise exercise, RoomFailures room, List<Learner> learners, StringBuilder page) {
        page.append("<h2>").append(Markup.line(exercise.chapter())).append("</h2>\n");
        boolean started = learners.stream()
                .map(learner -> learner.marks().get(index))
                .anyMatch(mark -> !mark.problem().isEmpty()
                        || mark.grade().results().stream().anyMatch(one -> !one.notStarted()));
        if (!started) {
            page.append("<p>").append(words.notYet()).append("</p>\n");
            return;
        }
        if (room.rows().isEmpty()) {
            page.append("<p>").append(words.nothing()).append("</p>\n");
        } else {
            failures(room.rows(), learners.size(), page);
        }
        page.append("<div class=\"wide\"><table class=\"tasks\">\n<thead><tr><th scope=\"col\">")
                .append(words.learner())
                .append("</th>");
        exercise.tests()
                .forEach(test -> page.append("<th scope=\"col\" title=\"")
                        .append(Markup.line(test.title()))
                        .append("\">")
                        .append(Markup.line(test.task()))
                        .append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < learners.size(); i++) {
            page.append("<tr><th scope=\"row\">").append(name(learners.get(i))).append("</th>");
            List<TaskResult> results =
                    learners.get(i).marks().get(index).grade().results();
            for (int test = 0; test < results.size(); test++) {
                cell(room.row(i, test), results.get(test), learners.size(), page);
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private static void cell(Optional<Row> row, TaskResult result, int all, StringBuilder page) {
        if (row.isEmpty()) {
            page.append("<td>").append(result.state() == State.DONE ? DONE : NOT_STARTED);
        } else {
            page.append("<td class=\"h").append(heat(row.get(), all)).append("\" title=\"");
            page.append(Markup.line(row.get().text()))
                    .append("\">")
                    .append(row.get().sign());
        }
        page.append("</td>");
    }

    private void failures(List<Row> rows, int all, StringBuilder page) {
        page.append("<table class=\"failures\">\n<thead><tr>");
        for (String head : List.of(words.count(), words.task(), words.misconception(), words.who())) {
            page.append("<th scope=\"col\">").append(head).append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (Row row : rows) {
            int count = row.learners().size();
            int blocks = Math.max(1, Math.round((float) BAR * count / all));
            page.append("<tr><td class=\"h")
                    .append(heat(row, all))
                    .append("\"><b>")
                    .append(count);
            page.append("</b> <span class=\"bar\" aria-hidden=\"true\">").append("\u2588".repeat(blocks));
            page.append("</span></td><td>")
                    .append(Markup.line(row.failure().task()))
                    .append("</td><td>");
            page.append("<b>").append(row.sign()).append("</b> ");
            if (row.failure().kind() != Kind.KNOWN) {
                page.append("<span class=\"kind\">(")
                        .append(row.failure().kind() == Kind.OTHER ? words.otherFailure() : words.file())
                        .append(")</span> ");
            }
            page.append("<span lang=\"en\">").append(Markup.line(row.text())).append("</span></td><td>");
            page.append(row.learners().stream().map(HeatMap::name).collect(Collectors.joining(", ")));
            page.append("</td></tr>\n");
        }
        page.append("</tbody></table>\n");
    }

    /** Returns 1 to 4: up to an eighth of the room, a quarter, a half, or more. */
    private static int heat(Row row, int all) {
        int share = 8 * row.learners().size();
        return share <= all ? 1 : share <= 2 * all ? 2 : share <= 4 * all ? 3 : 4;
    }

    private static String name(Learner learner) {
        String id = Markup.line(learner.id());
        return "<bdi>" + (learner.name().isEmpty() ? id : Markup.line(learner.name()) + " (" + id + ")") + "</bdi>";
    }
}
