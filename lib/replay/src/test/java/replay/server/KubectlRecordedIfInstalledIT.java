package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import replay.Fixtures;

/**
 * Runs the commands that were recorded with kubectl 1.36 and a real cluster on the tape {@code empty}. Each prints
 * the same, apart from what differs between runs, or {@code wiremock-mappings/README.md} says why not. Skipped if
 * kubectl is not on the PATH.
 */
@Timeout(240)
class KubectlRecordedIfInstalledIT {
    /** A command and its output with the real cluster. */
    private record Recorded(String name, List<String> arguments, String input, int status, String printed) {}

    @TempDir
    Path scratch;

    @Test
    @DisplayName("135 recorded commands: the same output and status, or listed in wiremock-mappings/README.md")
    void recordedCommandsPrintTheSame() throws Exception {
        List<Recorded> all = recorded();
        assumeTrue(
                Kubectl.isInstalled(),
                "kubectl is not on the PATH: " + all.size() + " recorded commands are not compared");
        // The commands about the custom resource need no others: they run in parallel.
        int crd = all.stream().map(Recorded::name).toList().indexOf("120-get-none");
        CompletableFuture<Map<String, String>> custom =
                CompletableFuture.supplyAsync(() -> differences(all.subList(crd, all.size() - 1), "custom"));
        List<Recorded> others = new ArrayList<>(all.subList(0, crd));
        others.add(all.get(all.size() - 1));
        Map<String, String> differences = differences(others, "others");
        differences.putAll(custom.get());

        Map<String, String> listed = listed();
        Map<String, String> unexplained = new TreeMap<>(differences);
        unexplained.keySet().removeAll(listed.keySet());
        assertThat(unexplained)
                .as("differ from the real cluster; fix them, or list them in wiremock-mappings/README.md")
                .isEmpty();
        assertThat(differences.keySet())
                .as(
                        "listed in wiremock-mappings/README.md as different, but some are equal now: remove them from the list")
                .containsExactlyInAnyOrderElementsOf(listed.keySet());
    }

    private Map<String, String> differences(List<Recorded> commands, String group) {
        try {
            Path folder = Files.createDirectory(scratch.resolve(group));
            Kubectl kubectl = new Kubectl("empty", SharedServer.get().newSession("empty"), folder);
            Map<String, String> different = new TreeMap<>();
            for (Recorded command : commands) {
                Kubectl.Run run =
                        kubectl.run(command.input(), command.arguments().toArray(String[]::new));
                String wanted = Unlike.masked(command.printed()) + "status " + command.status();
                String found = Unlike.masked(run.printed()) + "status " + run.status();
                if (!wanted.equals(found)) {
                    different.put(command.name(), "real:\n" + wanted + "\nreplay:\n" + found);
                }
            }
            return different;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("kubectl could not be run", e);
        }
    }

    private static List<Recorded> recorded() throws IOException {
        List<Recorded> all = new ArrayList<>();
        try (InputStream in = KubectlRecordedIfInstalledIT.class.getResourceAsStream("/kubectl/recorded-1.36.jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                JsonNode json = Json.mapper().readTree(line);
                List<String> arguments = new ArrayList<>();
                json.path("args").forEach(a -> arguments.add(a.asText()));
                all.add(new Recorded(
                        json.path("name").asText(),
                        arguments,
                        json.path("stdin").asText(),
                        json.path("status").asInt(),
                        json.path("printed").asText()));
            }
        }
        return all;
    }

    /** Returns the rows of the table: names of commands, and why they differ. */
    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        String readme = Files.readString(Fixtures.wiremock().resolve("README.md"));
        for (String line : readme.split("\n")) {
            String[] cells = line.split("\\|");
            if (cells.length >= 3 && cells[1].strip().matches("`[0-9]+-.*")) {
                for (String name : cells[1].strip().split(",\\s*")) {
                    listed.put(name.replace("`", ""), cells[2].strip());
                }
            }
        }
        return listed;
    }
}
