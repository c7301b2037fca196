package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;
import workbook.stage.Action;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageRun;

/** The page in Chinese: it has all words of the English one, and a translation of each text that the stage can write. */
class SeeWordsIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = Path.of("src/main/resources/workbook/see");
    private static final WorkbookHome HOME = WorkbookHome.at(ROOT);

    /** Texts that are the same in both languages: objects, and what names them. */
    private static final Pattern NAMES = Pattern.compile(
            "(?:(?:ADDED|MODIFIED|DELETED|BOOKMARK|ERROR|Added|Updated|Deleted|Replaced|ReplacedAll|Sync|SyncAll|Bookmark"
                    + "|app=\\w+|\\w+:|LIST|WATCH|Expired|\\d+|\\S+@\\d+\\S*|\\w+/[\\w.-]+|\\[|\\])[ ,:]*)*");

    private static JsonNode chinese() throws Exception {
        return new ObjectMapper().readTree(Files.readString(PAGE.resolve("words-zh.json")));
    }

    @Test
    void eachWordOfThePageIsTranslated() throws Exception {
        String english = Files.readString(PAGE.resolve("words.js"));
        english = english.substring(english.indexOf("ENGLISH = {"), english.indexOf("};"));
        Set<String> keys = new TreeSet<>();
        Matcher key = Pattern.compile("(?m)^  (\\w+): ").matcher(english);
        while (key.find()) {
            keys.add(key.group(1));
        }
        Set<String> translated = new TreeSet<>();
        chinese().get("page").fieldNames().forEachRemaining(translated::add);
        assertThat(translated).hasSizeGreaterThan(50).isEqualTo(keys);
    }

    @Test
    void eachTextOfTheStageIsTranslated() throws Exception {
        List<Pattern> patterns = new ArrayList<>();
        chinese()
                .get("texts")
                .forEach(text -> patterns.add(Pattern.compile(text.get(0).asText(), Pattern.DOTALL)));
        Set<String> missing = new TreeSet<>();
        for (String text : texts()) {
            boolean known = NAMES.matcher(text).matches()
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(text).matches());
            if (!known) {
                missing.add(text);
            }
        }
        assertThat(missing).as("texts without a pattern in words-zh.json").isEmpty();
    }

    private static Set<String> texts() throws Exception {
        Set<String> texts = new TreeSet<>();
        Random random = new Random(20261201);
        for (String chapter : HOME.chapters()) {
            if (ChapterClasses.scenes(HOME.chapter(chapter)).isEmpty()) {
                continue;
            }
            for (Scene scene :
                    ChapterScenes.of(HOME, chapter, false, null, null).scenes("library")) {
                scene.play().forEach(action -> texts.add(action.verb().word()));
                add(texts, scene, new Session(scene.id(), 1, scene.play()));
                for (int i = 0; i < 10; i++) {
                    add(texts, scene, new Session(scene.id(), i, randomActions(random)));
                }
            }
        }
        for (Action.Verb verb : Action.Verb.values()) {
            texts.add(verb.word());
        }
        return texts;
    }

    private static void add(Set<String> texts, Scene scene, Session session) {
        try (StageRun run = StageRun.play(scene, session)) {
            run.beginning().values().forEach(texts::addAll);
            run.steps().forEach(step -> {
                texts.add(step.actor());
                texts.add(step.what());
                step.changes().forEach(change -> {
                    texts.addAll(change.after());
                });
            });
            texts.addAll(run.faults());
        }
    }

    private static List<Action> randomActions(Random random) {
        List<Action> all = new ArrayList<>();
        for (Action.Verb verb : Action.Verb.values()) {
            List<String> targets = switch (verb.needs()) {
                case NOTHING -> List.of("");
                case TASK -> List.of("reflector", "informer");
                case POD -> List.of("pod-1", "pod-2", "pod-3");
                case HANDLER -> List.of("printer", "slow", "late");
                case STATUS -> List.of("410", "429", "500", "garbage", "unreachable");
                case PART -> List.of("store", "queue");
                case NUMBER -> List.of("3");
            };
            targets.forEach(target -> all.add(new Action(verb, target)));
        }
        all.removeIf(action -> action.verb() == Action.Verb.STOP);
        List<Action> turns = List.of(Action.parse("next"), Action.parse("quiet"), Action.parse("time"));
        return random.ints(30, 0, all.size() * 2)
                .mapToObj(index -> index < all.size() ? all.get(index) : turns.get(index % turns.size()))
                .collect(Collectors.toList());
    }
}
