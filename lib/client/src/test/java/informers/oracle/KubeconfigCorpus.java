package informers.oracle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Kubeconfigs of all shapes. */
final class KubeconfigCorpus {
    private static final String HEAD = "apiVersion: v1\nkind: Config\n";
    private static final String CLUSTER = "{server: \"https://x\"}";
    private static final String USER = "{token: t}";
    private static final String CONTEXT = "{cluster: c, user: u}";
    private static final String EXEC =
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: x, " + "interactiveMode: Never, %s}}";

    private static final String[] NAMES = {
        "2024-06-01",
        "10:20",
        "1e3",
        "0x10",
        "yes",
        "n",
        "5",
        "1.5",
        "~",
        "\"\"",
        ".inf",
        "2024-06-01T10:00:00Z",
        "1_0",
        "0o17",
        "12345678901234567890",
        "!!str 5",
        "!Ref x",
        "!Ref 5",
        "'1e3'",
        "a b",
        "[a]",
        "{a: b}",
    };

    private KubeconfigCorpus() {}

    private static String config(String head, String name, String cluster, String user, String context) {
        return head + "current-context: " + name + "\ncontexts:\n- name: " + name + "\n  context: " + context
                + "\nclusters:\n- name: c\n  cluster: " + cluster + "\nusers:\n- name: u\n  user: " + user + "\n";
    }

    static List<Input> all() {
        List<Input> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(Input.of("name " + name, config(HEAD, name, CLUSTER, USER, CONTEXT)));
        }
        files(all);
        for (String head : List.of(
                "",
                "kind: Config\n",
                "apiVersion: v1\n",
                "apiVersion: ~\nkind: ~\n",
                "apiVersion: \"\"\nkind: \"\"\n",
                "apiVersion: v2\nkind: Config\n",
                "apiVersion: v1\nkind: Pod\n",
                "apiVersion: 1\nkind: Config\n")) {
            all.add(Input.of("head " + head.replace("\n", " "), config(head, "a", CLUSTER, USER, CONTEXT)));
        }
        for (String cluster : List.of(
                "{server: 5}",
                "{server: ~}",
                "{server: yes}",
                "{server: \"https://x\", foo: 5}",
                "{server: \"https://x\", server: \"https://y\"}",
                "{Server: \"https://x\"}",
                "~",
                "x",
                "[]",
                "{}",
                "{insecure-skip-tls-verify: \"true\"}",
                "{insecure-skip-tls-verify: y}",
                "{insecure-skip-tls-verify: 1}",
                "{insecure-skip-tls-verify: ~}",
                "{certificate-authority-data: \"*\"}",
                "{certificate-authority-data: \"aGVs bG8=\"}",
                "{certificate-authority-data: \"aGVs\\nbG8=\"}",
                "{certificate-authority-data: \"aGVsbG8\"}",
                "{certificate-authority-data: !!binary aGVsbG8=}",
                "{certificate-authority-data: ~}",
                "{certificate-authority-data: 1234}",
                "{certificate-authority-data: [104, 105]}",
                "{certificate-authority-data: \"-_-_\"}")) {
            all.add(Input.of("cluster " + cluster, config(HEAD, "a", cluster, USER, CONTEXT)));
        }
        for (String user : List.of(
                "{token: 123}",
                "{token: 2024-06-01}",
                "{token: 1:20}",
                "{token: 0o17}",
                "{token: 1e5}",
                "{token: !Ref x}",
                "{token: !Ref 5}",
                "{token: ~}",
                "{as: a, as-groups: [1]}",
                "{as: a, as-groups: [~, b]}",
                "{as: a, as-groups: b}",
                "{as: a, as-user-extra: {1: [b]}}",
                "{as: a, as-user-extra: {a: ~}}",
                "{as: a, as-user-extra: {a: b}}",
                EXEC.formatted("env: [{name: A, value: 5}]"),
                EXEC.formatted("env: [{name: A, value: ~}]"),
                EXEC.formatted("args: [~, a]"),
                EXEC.formatted("args: ~"),
                "{exec: ~}",
                "{exec: x}",
                "{token: \"a\\0b\"}",
                "{token: \"a\u0001b\"}",
                "{token: \"a\u0085b\"}",
                "~",
                "[]")) {
            all.add(Input.of(
                    "user " + user.replace("\u0001", "U+0001").replace("\u0085", "U+0085"),
                    config(HEAD, "a", CLUSTER, user, CONTEXT)));
        }
        for (String context : List.of(
                "{cluster: c, user: ~}",
                "{cluster: c, user: u, namespace: 5}",
                "{cluster: c, user: u, namespace: 2024-06-01}",
                "{cluster: 5}",
                "~",
                "x")) {
            all.add(Input.of("context " + context, config(HEAD, "a", CLUSTER, USER, context)));
        }
        for (String text : List.of(
                "",
                "# x\n",
                "null\n",
                "abc\n",
                "- a\n",
                "{}",
                "5",
                "clusters: ~",
                "clusters: {a: 1}",
                "clusters: abc",
                "clusters: [~]",
                "clusters: [5]",
                "clusters: [{}]",
                "clusters: [{}, {}]",
                "clusters: [{name: [a], cluster: {}}]",
                "current-context: 5",
                "current-context: [a]",
                "current-context: 2024-06-01",
                "extensions: {}",
                "extensions: [{name: a, extension: 1}, {name: a, extension: 2}]",
                "preferences: x",
                "~: 1",
                "5: 1",
                "? [a]\n: 1",
                "y: 1",
                "a: .inf",
                "a: &a [*a]",
                "a: [*b]",
                "a:\n\t- b")) {
            all.add(Input.of("text " + text.replace("\n", "\\n").replace("\t", "\\t"), text));
        }
        return all;
    }

    private static void files(List<Input> all) {
        String a = config(HEAD, "a", CLUSTER, USER, CONTEXT);
        String[][] texts = {
            {"separator at the end", a + "---\n"},
            {"separators at the end", a + "---\n---\n# x\n"},
            {"... at the end", a + "...\n"},
            {"second document", a + "---\n" + config(HEAD, "b", CLUSTER, USER, CONTEXT)},
            {"second document is no YAML", a + "---\na: [\n"},
            {"content after ...", a + "...\nb: 1\n"},
            {"content behind a separator", a + "--- b\n"},
            {"separator at the start", "---\n" + a},
            {"empty document at the start", "---\n---\n" + a},
            {"comment before a separator", "# a\n---\n" + a},
            {"%YAML 1.1", "%YAML 1.1\n---\n" + a},
            {"%YAML 1.2", "%YAML 1.2\n---\n" + a},
            {"current-context twice", a + "current-context: b\n"},
            {"contexts twice", a + "contexts: []\n"},
            {"cluster twice", a.replace("- name: c\n", "- name: c\n  cluster: {}\n- name: c\n")},
            {"context twice", a.replace("contexts:\n", "contexts:\n- name: a\n")},
            {"unknown field", a + "foo: {bar: [1]}\n"},
            {"merge key", "x: &a {server: \"https://y\"}\n" + config(HEAD, "a", "{<<: *a}", USER, CONTEXT)},
            {"alias", "x: &a {server: \"https://y\"}\n" + config(HEAD, "a", "*a", USER, CONTEXT)},
            {"CR LF", a.replace("\n", "\r\n")},
            {"JSON \\/", "{\"kind\":\"Config\",\"current-context\":\"a\\/b\"}"},
            {"JSON with tabs", "{\n\t\"apiVersion\":\t\"v1\",\n\t\"kind\":\"Config\",\n\t\"current-context\":\"a\"\n}"},
            {"JSON surrogates", "{\"kind\":\"Config\",\"current-context\":\"\\ud83d\\udc1f\"}"},
            {"JSON JSON", "{\"current-context\":\"a\"}{\"current-context\":\"b\"}"},
            {"JSON JSON on lines", "{\"current-context\":\"a\"}\n{\"current-context\":\"b\"}"},
            {"JSON and junk", "{\"current-context\":\"a\"}\n junk"},
            {"JSON trailing comma", "{\"current-context\":\"a\",}"},
            {"JSON ---", "{\"current-context\":\"a\"}\n---\n"},
            {"60 lists", "x: " + "[".repeat(60) + "]".repeat(60) + "\n" + a},
            {"5,000 lists", "x: " + "[".repeat(5000) + "]".repeat(5000) + "\n" + a},
            {"10,001 lists", "x: " + "[".repeat(10_001) + "]".repeat(10_001) + "\n" + a},
            {"60 aliases", "x: &a [b]\ny: [" + "*a,".repeat(60) + "]\n" + a},
            {"comment of 5 MB", a + "# " + "x".repeat(5_000_000) + "\n"},
            {"word of 20 MB", "x: " + "y".repeat(20_000_000) + "\n" + a},
        };
        for (String[] text : texts) {
            all.add(Input.of(text[0], text[1]));
        }
        byte[] littleEndian = ("\ufeff" + a).getBytes(StandardCharsets.UTF_16LE);
        all.add(new Input("UTF-16LE", littleEndian));
        all.add(new Input("UTF-16BE", ("\ufeff" + a).getBytes(StandardCharsets.UTF_16BE)));
        all.add(new Input("UTF-16 without a mark", a.getBytes(StandardCharsets.UTF_16LE)));
        all.add(new Input("UTF-16 and a byte", java.util.Arrays.copyOf(littleEndian, littleEndian.length + 1)));
        all.add(Input.of("UTF-8 with a mark", "\ufeff" + a));
        all.add(new Input("Latin-1", a.replace("token: t", "token: \u00e9").getBytes(StandardCharsets.ISO_8859_1)));
    }
}
