package workbook.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Choices.Choice;

/**
 * The questions of all chapters: they are those of the READMEs, in both languages, and their right answers are true. Where the
 * script's output decides, the answer is derived from the block in the README, which ReadmeIT compares with a real run.
 */
class QuestionsIT {
    private final WorkbookHome home = WorkbookHome.find();

    @Test
    void everyChapterHasThreeQuestionsAndTwoThatComeBack() {
        Set<String> ids = new HashSet<>();
        for (String chapter : home.chapters()) {
            Questions questions = Questions.of(home, chapter);
            assertThat(questions.first()).as(chapter).hasSize(3);
            assertThat(questions.later()).as(chapter).hasSize(2);
            assertThat(questions.later().stream().map(Recall::of))
                    .as(chapter + ": which questions come back")
                    .doesNotHaveDuplicates();
            assertThat(all(questions).map(Question::id)).as(chapter).allMatch(ids::add);
            assertThat(questions.script() + " ").startsWith(chapter + " ");
        }
    }

    @TestFactory
    Stream<DynamicTest> theReadmesHaveTheSameQuestionsAndAnswers() {
        return eachLanguage((questions, language) -> {
            String readme = readme(questions, language);
            List<String> asked = items(section(readme, language == Language.ENGLISH ? "Predict" : "预测"));
            List<String> answered = items(answers(readme, language));

            assertThat(asked).isEqualTo(plain(questions.first().stream().map(Question::ask), language));
            assertThat(answered).isEqualTo(plain(questions.first().stream().map(Question::why), language));
            assertThat(readme)
                    .as("the command")
                    .contains("`./jbang workbook predict " + questions.chapter().substring(0, 2) + "`");
        });
    }

    @TestFactory
    Stream<DynamicTest> thePlaceOfEachExplanationExists() {
        return eachLanguage((questions, language) -> {
            String readme = plain(readme(questions, language));
            String output = questions.recordedOutput(home);
            assertThat(all(questions)).allSatisfy(question -> {
                assertThat(readme)
                        .as(question.id())
                        .contains(plain(question.place().heading().in(language)));
                int section = question.place().section();
                assertThat(section == 0
                                || Pattern.compile("(?m)^" + section + "\\. ")
                                        .matcher(output)
                                        .find())
                        .as(question.id() + ": section " + section + " of the output")
                        .isTrue();
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> theOutputShowsTheRightAnswers() {
        return home.chapters().stream()
                .map(chapter -> DynamicTest.dynamicTest(chapter, () -> {
                    Questions questions = Questions.of(home, chapter);
                    String output = questions.recordedOutput(home);
                    int decided = 0;
                    for (Question question : questions.first()) {
                        Evidence shown = question.shown();
                        if (shown == null) {
                            continue;
                        }
                        assertThat(shown.lines(output))
                                .as(question.id() + ": lines")
                                .isNotEmpty();
                        String value = shown.value(output);
                        if (question.form() instanceof Choices choices) {
                            List<String> values = choices.all().stream()
                                    .map(Choice::value)
                                    .filter(one -> !one.isEmpty())
                                    .toList();
                            assertThat(values)
                                    .as(question.id() + ": values of the choices")
                                    .doesNotHaveDuplicates();
                            if (values.isEmpty()) {
                                continue; // the lines are an illustration
                            }
                        }
                        assertThat(question.form().isDecidedBy(value))
                                .as("%s: the output shows '%s'", question.id(), value)
                                .isTrue();
                        decided++;
                    }
                    assertThat(decided).as("questions that the output decides").isGreaterThanOrEqualTo(2);
                }));
    }

    @Test
    void theRightChoiceIsNotAlwaysTheSameLetter() {
        Map<String, Integer> letters = new TreeMap<>();
        int count = 0;
        for (String chapter : home.chapters()) {
            for (Question question : all(Questions.of(home, chapter)).toList()) {
                if (question.form() instanceof Choices choices) {
                    for (int i = 0; i < choices.all().size(); i++) {
                        if (choices.all().get(i).but() == null) {
                            letters.merge(Choices.letter(i), 1, Integer::sum);
                            count++;
                        }
                    }
                }
            }
        }
        int half = count / 2;
        assertThat(letters)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy((letter, times) -> assertThat(times).as(letter).isLessThanOrEqualTo(half));
    }

    private interface Check {
        void run(Questions questions, Language language) throws IOException;
    }

    private Stream<DynamicTest> eachLanguage(Check check) {
        return home.chapters().stream()
                .flatMap(chapter -> Stream.of(Language.values())
                        .map(language -> DynamicTest.dynamicTest(
                                chapter + " " + language.code(),
                                () -> check.run(Questions.of(home, chapter), language))));
    }

    private static Stream<Question> all(Questions questions) {
        return Stream.concat(
                questions.first().stream(), questions.later().stream().map(Recall::question));
    }

    private String readme(Questions questions, Language language) throws IOException {
        return Files.readString(home.chapter(questions.chapter()).resolve(language.readme()))
                .replace("\r\n", "\n");
    }

    private static String section(String readme, String heading) {
        Matcher section =
                Pattern.compile("(?ms)^## " + heading + "\\n(.*?)^## ").matcher(readme);
        assertThat(section.find()).as("a section " + heading).isTrue();
        return section.group(1);
    }

    private static String answers(String readme, Language language) {
        String title = language == Language.ENGLISH ? "The answers" : "答案";
        Matcher folded = Pattern.compile("(?s)<details><summary>" + title + "</summary>\\n(.*?)</details>")
                .matcher(readme);
        assertThat(folded.find()).as("folded answers").isTrue();
        return folded.group(1);
    }

    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        Pattern.compile("(?m)^\\d\\. (.*\\n(?:   .*\\n)*)")
                .matcher(text)
                .results()
                .forEach(item -> items.add(plain(item.group(1))));
        return items;
    }

    private static List<String> plain(Stream<Text> texts, Language language) {
        return texts.map(text -> plain(text.in(language))).toList();
    }

    /** Returns the text without links, bold and spaces: a Chinese line may end anywhere. */
    private static String plain(String markdown) {
        return markdown.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replace("**", "")
                .replaceAll("\\s+", "");
    }
}
