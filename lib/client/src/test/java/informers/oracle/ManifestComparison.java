package informers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Unstructured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares how kubectl and this library read manifests. */
class ManifestComparison {
    private static final String HEADING = "## Manifests: read otherwise than kubectl";

    /**
     * A colon before punctuation, and several JSON objects after a separator: docs/clientcmd-cases.md has the reasons.
     */
    private static final Pattern DECIDED = Pattern.compile(":[\\[\\]{},]|---[^-]*}\\s*\\{");

    @TempDir
    Path folder;

    private Kubectl kubectl;

    @BeforeEach
    void start() {
        kubectl = new Kubectl(folder);
    }

    /** Returns the difference on one line; empty if there is none. */
    private String difference(Input input) throws IOException, InterruptedException {
        Kubectl.Answer theirs = kubectl.manifest(input.bytes());
        List<JsonNode> ours;
        try {
            ours = Unstructured.allFromYaml(input.text()).stream()
                    .map(Unstructured::tree)
                    .toList();
        } catch (DecodeException e) {
            return theirs.accepted()
                    ? "kubectl reads " + shown(theirs.json()) + ", here: " + shown(e.getMessage())
                    : "";
        }
        if (!theirs.accepted()) {
            return "kubectl refuses it (" + shown(theirs.error()) + "), here: " + shown(ours);
        }
        return ours.equals(theirs.json())
                ? ""
                : "DIFFERENT: kubectl reads " + shown(theirs.json()) + ", here: " + shown(ours);
    }

    private static String shown(Object value) {
        String text;
        try {
            text = String.valueOf(value).replaceAll("\\s+", " ");
        } catch (RuntimeException e) {
            text = "(too deep to be shown)";
        }
        return text.length() < 300 ? text : text.substring(0, 300) + "…";
    }

    @Test
    void theCorpus() throws Exception {
        List<Input> inputs = new ArrayList<>(ManifestCorpus.documents());
        for (String value : ManifestCorpus.VALUES) {
            inputs.add(ManifestCorpus.value(value));
        }
        Map<String, String> differences = new LinkedHashMap<>();
        for (Input input : inputs) {
            String difference = difference(input);
            if (!difference.isEmpty()) {
                differences.put(input.name(), difference);
            }
        }
        differences.forEach((name, difference) -> System.out.println(name + ": " + difference));
        assertThat(differences.keySet())
                .as("differences, each of which must be a decision below \"%s\"", HEADING)
                .containsExactlyInAnyOrderElementsOf(Decisions.below(HEADING));
    }

    /** Reads all in one list; if the results differ, one by one. */
    @Test
    void randomScalars() throws Exception {
        Random random = new Random(Long.getLong("kubectl.seed", 1));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Pod\nx:\n");
            List<String> words = new ArrayList<>();
            for (int j = 0; j < 50; j++) {
                words.add(ManifestCorpus.word(random));
                text.append("- ").append(words.get(j)).append("\n");
            }
            if (!difference(Input.of("words", text.toString())).isEmpty()) {
                for (String word : words) {
                    String difference = difference(ManifestCorpus.value(word));
                    if (!difference.isEmpty()) {
                        differences.add(word + ": " + difference);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    /** If both read a changed text, they must read the same. If only one reads it, it is printed. */
    @Test
    void changedDocuments() throws Exception {
        Random random = new Random(Long.getLong("kubectl.seed", 1));
        List<String> texts = new ArrayList<>();
        for (String file : List.of("YamlFuzz/deployment.yaml", "YamlFuzz/scalars.yaml")) {
            texts.add(Files.readString(Path.of("src/test/resources/fuzz", file)));
        }
        for (Input input : ManifestCorpus.documents()) {
            if (input.bytes().length < 500) {
                texts.add(input.text());
            }
        }
        for (String value : ManifestCorpus.VALUES) {
            texts.add(ManifestCorpus.value(value).text());
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("kubectl.changes", 1000); i++) {
            String text = ManifestCorpus.changed(texts.get(random.nextInt(texts.size())), random);
            String difference = difference(Input.of("changed", text));
            if (difference.startsWith("DIFFERENT") && !DECIDED.matcher(text).find()) {
                wrong.add(text + "\n" + difference);
            } else if (!difference.isEmpty() && !difference.contains("is missing")) {
                System.out.println("only one reads "
                        + shown(new String(
                                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                                        .quoteAsUTF8(text),
                                StandardCharsets.UTF_8))
                        + "\n    " + difference);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
