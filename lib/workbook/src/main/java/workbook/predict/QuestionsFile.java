package workbook.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import workbook.cli.UserError;
import workbook.predict.Choices.Choice;
import workbook.predict.Question.Place;

/** Builds the questions from the tree of a file, and names what is wrong in it. */
final class QuestionsFile {
    private final ChapterFile file;
    private final String chapter;

    QuestionsFile(ChapterFile file, String chapter) {
        this.file = file;
        this.chapter = chapter;
    }

    Questions read() {
        JsonNode root = file.root();
        List<Question> first = new ArrayList<>();
        for (JsonNode node : root.path("questions")) {
            first.add(question(node));
        }
        List<Recall> later = new ArrayList<>();
        for (JsonNode node : root.path("later")) {
            Question question = question(node);
            String of = id(required(node, "of").asText());
            if (first.stream().noneMatch(one -> one.id().equals(of))) {
                throw wrong("expected the id of a question of this chapter in 'of'", node.path("of"));
            }
            int after = required(node, "after").asInt();
            if (after < 1 || after > 2) {
                throw wrong("expected 1 or 2 in 'after'", node.path("after"));
            }
            later.add(new Recall(chapter, question, of, after));
        }
        if (first.isEmpty()) {
            throw wrong("expected a list 'questions'", root.path("questions"));
        }
        return new Questions(
                chapter,
                root.path("script").asText(chapter),
                root.path("seconds").asInt(0),
                first,
                later);
    }

    private String id(String name) {
        return chapter.substring(0, 2) + "-" + name;
    }

    private Question question(JsonNode node) {
        file.at("question '" + required(node, "id").asText() + "'");
        JsonNode where = required(node, "where");
        Place place = new Place(where.path("section").asInt(0), text(where));
        return new Question(
                id(required(node, "id").asText()),
                text(node, "ask"),
                form(node),
                text(node, "why"),
                place,
                evidence(node, place));
    }

    private Form form(JsonNode node) {
        if (node.has("choices")) {
            return choices(node.path("choices"));
        }
        for (ShortText.Kind kind : ShortText.Kind.values()) {
            JsonNode right = node.path(kind.name().toLowerCase(Locale.ROOT));
            if (!right.isMissingNode()) {
                Map<String, Text> wrong = new LinkedHashMap<>();
                for (JsonNode one : node.path("wrong")) {
                    wrong.put(shortForm(kind, required(one, "given")), text(one, "but"));
                }
                return new ShortText(kind, shortForm(kind, right), wrong);
            }
        }
        throw wrong("expected choices, number, name or list", node);
    }

    private String shortForm(ShortText.Kind kind, JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        String text = value.isArray() ? String.join(", ", parts) : value.asText();
        return kind.read(text)
                .orElseThrow(() -> wrong("expected a " + kind.name().toLowerCase(Locale.ROOT), value));
    }

    private Choices choices(JsonNode nodes) {
        List<Choice> all = new ArrayList<>();
        for (JsonNode node : nodes) {
            all.add(new Choice(text(node), node.path("value").asText(""), node.has("but") ? text(node, "but") : null));
        }
        if (all.size() < 2
                || all.stream().filter(choice -> choice.but() == null).count() != 1) {
            throw wrong("expected two or more choices, and a 'but' in all except the right one", nodes);
        }
        return new Choices(all);
    }

    private @Nullable Evidence evidence(JsonNode node, Place place) {
        JsonNode shown = node.path("shown");
        if (shown.isMissingNode()) {
            return null;
        }
        try {
            return new Evidence(
                    shown.path("section").asInt(place.section()),
                    Pattern.compile(required(shown, "lines").asText(), Pattern.MULTILINE),
                    shown.path("count").asBoolean(false));
        } catch (PatternSyntaxException e) {
            throw wrong("expected a regular expression, but " + e.getDescription(), shown.path("lines"));
        }
    }

    private Text text(JsonNode parent, String name) {
        return file.text(parent, name);
    }

    private Text text(JsonNode node) {
        return file.text(node);
    }

    private JsonNode required(JsonNode parent, String name) {
        return file.required(parent, name);
    }

    private UserError wrong(String expected, JsonNode found) {
        return file.wrong(expected, found);
    }
}
