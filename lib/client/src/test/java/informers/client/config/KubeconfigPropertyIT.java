package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import informers.client.config.ClientConfig.Impersonation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A kubeconfig means the same in every YAML style, with any names and secrets. */
class KubeconfigPropertyIT {
    private static Path file;

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("kubeconfig property", "");
        file.toFile().deleteOnExit();
    }

    /** A context with its cluster and its user. */
    record Part(String name, String namespace, String authority, Credentials credentials, Impersonation as) {
        Map<String, Object> cluster() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("server", "https://" + namespace + ":6443/x");
            fields.put("certificate-authority-data", base64(authority));
            return Map.of("name", name, "cluster", fields);
        }

        Map<String, Object> user() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("token", credentials.token());
            fields.put("username", credentials.username());
            fields.put("password", credentials.password());
            fields.put("as", as.user());
            fields.put("as-groups", as.groups());
            fields.put("as-user-extra", as.extra());
            ExecConfig exec = credentials.exec();
            if (exec != null) {
                List<Map<String, String>> env = new ArrayList<>();
                exec.env().forEach((key, value) -> env.add(Map.of("name", key, "value", value)));
                fields.put(
                        "exec",
                        Map.of(
                                "apiVersion", exec.apiVersion(),
                                "command", exec.command(),
                                "args", exec.args(),
                                "env", env,
                                "interactiveMode", exec.interactiveMode().word()));
            }
            return Map.of("name", name, "user", fields);
        }

        Map<String, Object> context() {
            return Map.of("name", name, "context", Map.of("cluster", name, "user", name, "namespace", namespace));
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A YAML style. */
    enum Form {
        BLOCK,
        FLOW,
        QUOTED,
        LITERAL,
        JSON,
        PRETTY_JSON;

        String print(Map<String, Object> kubeconfig) {
            try {
                return switch (this) {
                    case BLOCK -> yaml(FlowStyle.BLOCK, ScalarStyle.PLAIN, kubeconfig);
                    case FLOW -> yaml(FlowStyle.FLOW, ScalarStyle.PLAIN, kubeconfig);
                    case QUOTED -> yaml(FlowStyle.AUTO, ScalarStyle.DOUBLE_QUOTED, kubeconfig);
                    case LITERAL -> yaml(FlowStyle.BLOCK, ScalarStyle.SINGLE_QUOTED, kubeconfig);
                    case JSON -> new ObjectMapper().writeValueAsString(kubeconfig);
                    case PRETTY_JSON ->
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(kubeconfig);
                };
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        private static String yaml(FlowStyle flow, ScalarStyle scalars, Map<String, Object> kubeconfig) {
            DumperOptions options = new DumperOptions();
            options.setDefaultFlowStyle(flow);
            options.setDefaultScalarStyle(scalars);
            return new org.yaml.snakeyaml.Yaml(new Quoting(options), options).dump(kubeconfig);
        }
    }

    /** Quotes what is a number or a boolean for kubectl and not for SnakeYAML, as kubectl itself writes it. */
    private static final class Quoting extends org.yaml.snakeyaml.representer.Representer {
        Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected org.yaml.snakeyaml.nodes.Node representScalar(
                org.yaml.snakeyaml.nodes.Tag tag, String value, ScalarStyle style) {
            boolean quoted = (style == null || style == ScalarStyle.PLAIN) && value.matches("[-+.0-9].*|[yYnN]");
            return super.representScalar(tag, value, quoted ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }

    @Property(tries = 100)
    void whatIsPrintedIsRead(@ForAll("parts") List<Part> parts, @ForAll Form form) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("apiVersion", "v1");
        all.put("kind", "Config");
        all.put("current-context", parts.get(0).name());
        all.put("clusters", parts.stream().map(Part::cluster).toList());
        all.put("users", parts.stream().map(Part::user).toList());
        all.put("contexts", parts.stream().map(Part::context).toList());
        Files.writeString(file, form.print(all));

        Kubeconfig read = Kubeconfig.load(file);
        assertThat(read.currentContext()).isEqualTo(parts.get(0).name());
        assertThat(read.contexts())
                .isEqualTo(
                        List.copyOf(new TreeSet<>(parts.stream().map(Part::name).toList())));
        for (Part part : parts) {
            ClientConfig config = read.clientConfig(part.name());
            assertThat(config.server()).isEqualTo("https://" + part.namespace() + ":6443/x");
            assertThat(config.namespace()).isEqualTo(part.namespace());
            assertThat(config.tls().certificateAuthority().text()).isEqualTo(part.authority());
            assertThat(config.impersonation()).isEqualTo(part.as());
            Credentials credentials = config.credentials();
            assertThat(credentials.withExec(null)).isEqualTo(part.credentials().withExec(null));
            ExecConfig expected = part.credentials().exec();
            if (expected == null) {
                assertThat(credentials.exec()).isNull();
            } else {
                assertThat(credentials.exec().command()).isEqualTo(expected.command());
                assertThat(credentials.exec().args()).isEqualTo(expected.args());
                assertThat(credentials.exec().env()).isEqualTo(expected.env());
                assertThat(credentials.exec().apiVersion()).isEqualTo(expected.apiVersion());
                assertThat(credentials.exec().interactiveMode()).isEqualTo(expected.interactiveMode());
            }
        }
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        Arbitrary<String> name = text().filter(s -> !s.isEmpty());
        Arbitrary<String> label =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(name, label, text(), credentials(), impersonation())
                .as((n, l, ca, c, i) -> new Part(n, l, ca.isEmpty() ? "ca" : ca, c, i))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(Part::name);
    }

    /**
     * Texts with everything that has a meaning in YAML: quotes, colons, hashes, words such as no and 1e3, line breaks,
     * any letters.
     */
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "no",
                        "on",
                        "null",
                        "~",
                        "1e3",
                        "0x1f",
                        "2026-01-02",
                        "433e40",
                        "- a",
                        "a: b",
                        "#a",
                        "'",
                        "\"",
                        "*a",
                        "&a",
                        "!a",
                        "%a",
                        "@a",
                        "{a",
                        "[a",
                        "|",
                        ">",
                        "a\nb",
                        " a ",
                        "\ta",
                        "=",
                        "<<",
                        "ü",
                        "日本",
                        "\ud83d\udc1f"),
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .ascii()
                        .filter(s -> s.chars().allMatch(c -> c >= ' ' && c != 0x7f)),
                Arbitraries.strings().ofMaxLength(6).withCharRange('\u00a0', '\ud7ff'));
    }

    /** Like {@link #text}, on one line. */
    private static Arbitrary<String> line() {
        return text().filter(s -> s.chars().noneMatch(c -> c < ' '));
    }

    private static Arbitrary<Credentials> credentials() {
        Arbitrary<String> command = line().filter(s -> !s.isEmpty() && !s.contains("/"));
        Arbitrary<Map<String, String>> env = Arbitraries.maps(
                        line().filter(s -> !s.isEmpty() && !s.contains("=")), text())
                .ofMaxSize(3);
        Arbitrary<ExecConfig> exec = Combinators.combine(
                        command, text().list().ofMaxSize(3), env, Arbitraries.of(ExecConfig.InteractiveMode.values()))
                .as((c, args, e, mode) -> new ExecConfig(ExecConfig.V1, c, args, e, "", mode, false, "", "", ""));
        return Arbitraries.oneOf(
                text().map(Credentials::token),
                Combinators.combine(text(), text()).as(Credentials::basic),
                exec.map(Credentials::exec));
    }

    private static Arbitrary<Impersonation> impersonation() {
        Arbitrary<Map<String, List<String>>> extra =
                Arbitraries.maps(line(), line().list().ofMaxSize(2)).ofMaxSize(2);
        return Arbitraries.oneOf(
                Arbitraries.just(Impersonation.NONE),
                Combinators.combine(
                                line().filter(s -> !s.isEmpty()), line().list().ofMaxSize(3), extra)
                        .as((user, groups, more) -> new Impersonation(user, "", groups, more)));
    }
}
