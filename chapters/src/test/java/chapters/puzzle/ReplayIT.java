package chapters.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;
import workbook.stage.Change;
import workbook.stage.Scene;
import workbook.stage.Session;
import workbook.stage.StageRun;
import workbook.stage.Step;

/**
 * The same session gives the same steps, always: twice here, and on every JVM, because {@code sessions.txt} holds what each of 50 random
 * sessions gives. After a change of the stage or of a scene, write it again with {@code -Dsessions.write=true}.
 */
class ReplayIT {
    private static final int SESSIONS = 50;
    private static final Path FILE =
            WorkbookHome.find().root().resolve("chapters/src/test/resources/chapters/puzzle/sessions.txt");

    @Test
    void everySessionGivesTheStepsThatItGaveBefore() throws Exception {
        Map<String, Scene> scenes = new LinkedHashMap<>();
        for (ChapterScenes chapter : ChapterScenes.all()) {
            chapter.right().forEach(scene -> scenes.put(scene.id(), scene));
        }
        boolean write = Boolean.getBoolean("sessions.write");
        List<Session> sessions = write
                ? random(List.copyOf(scenes.values()))
                : Files.readAllLines(FILE).stream()
                        .map(line -> Session.parse(line.replaceFirst(" .*", "")))
                        .toList();
        List<String> lines = new ArrayList<>();
        Map<String, List<String>> stepsOf = new LinkedHashMap<>();
        for (Session session : sessions) {
            Scene scene = scenes.get(session.scene());
            assertThat(scene).as("the scene of " + session).isNotNull();
            List<String> steps = steps(scene, session);
            assertThat(steps(scene, session)).as(session.toString()).isEqualTo(steps);
            String line = session + " gives " + steps.size() + " steps, " + digest(steps);
            lines.add(line);
            stepsOf.put(line, steps);
        }
        if (write) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines);
        }
        assertThat(lines).hasSize(SESSIONS);
        stepsOf.keySet().removeAll(Files.readAllLines(FILE));
        assertThat(stepsOf.entrySet().stream().findFirst())
                .as(stepsOf.size() + " sessions whose steps are not those of " + FILE.getFileName()
                        + ". If the stage or a scene was changed, write it again: mvn -pl chapters -am verify -Dtest=none"
                        + " -Dit.test=ReplayIT -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dsessions.write=true")
                .isEmpty();
    }

    private static List<Session> random(List<Scene> scenes) {
        Random random = new Random(20261130);
        List<Session> sessions = new ArrayList<>();
        while (sessions.size() < SESSIONS) {
            Scene scene = scenes.get(random.nextInt(scenes.size()));
            int length = 10 + random.nextInt(30);
            sessions.add(new Session(scene.id(), random.nextInt(1_000), new RandomLines(scene, random).next(length)));
        }
        return sessions;
    }

    private static List<String> steps(Scene scene, Session session) {
        try (StageRun run = StageRun.play(scene, Session.parse(session.toString()))) {
            List<String> steps = new ArrayList<>();
            for (Step step : run.steps()) {
                StringBuilder text = new StringBuilder(step.actor() + ": " + step.what());
                for (Change change : step.changes()) {
                    text.append("; ").append(change.part()).append(" ").append(change.after());
                }
                steps.add(text.toString());
            }
            return steps;
        }
    }

    private static String digest(List<String> steps) throws Exception {
        byte[] bytes = String.join("\n", steps).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                .substring(0, 16);
    }
}
