///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES WatchReader.java
//SOURCES LibWatchReader.java

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

@Command(
        name = "02-listwatch",
        description = "LIST, then WATCH: what comes over the wire, and what to do when it ends.",
        sortOptions = false)
public class ListWatchDemo implements Callable<Integer> {
    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "How long to watch what happens. Without it: 3 for the tape demo, else 30, by the story's clock.")
    private Integer seconds;

    private RestClient client;

    public static void main(String... args) {
        Scripts.main(new ListWatchDemo(), args);
    }

    @Override
    public Integer call() throws IOException {
        try (Cluster cluster = where.open();
                RestClient opened = RestClient.of(cluster.config())) {
            client = opened;
            System.out.println("Cluster: " + cluster);
            listThenWatch();
            watchFromNowhere();
            expired();
            System.out.println("\nRequests: " + cluster.requests());
        }
        return 0;
    }

    private void listThenWatch() throws IOException {
        String namespace = where.namespace();
        System.out.println("\n1. LIST the pods of " + namespace + ", then WATCH from there");
        WatchReader reader = reader();
        reader.listed(list(namespace));
        long story = seconds != null ? seconds : where.isTape("demo") ? 3 : 30;
        long timeout = Math.max(4, (long) Math.ceil(story / where.speed()));
        watch(namespace, reader.resumeFrom(), timeout, reader);
        System.out.println("   The stream is over. To go on: watch from " + reader.resumeFrom() + ".");
    }

    /** The article's first example: no list, no version. The server begins with what exists. */
    private void watchFromNowhere() throws IOException {
        System.out.println("\n2. WATCH the pods of kube-system, from no version");
        watch("kube-system", "", 1, reader());
    }

    private void expired() throws IOException {
        String namespace = where.namespace();
        System.out.println("\n3. WATCH from version 1, which the server has forgotten");
        WatchReader reader = reader();
        reader.listed("1");
        watch(namespace, reader.resumeFrom(), 1, reader);
        if (reader.resumeFrom().isEmpty()) {
            System.out.println("   No version to resume from is left: LIST again, and WATCH from there.");
            reader.listed(list(namespace));
            watch(namespace, reader.resumeFrom(), 1, reader);
        }
    }

    private WatchReader reader() {
        return mine.choose("02-listwatch/MyWatchReader.java", WatchReader.class, LibWatchReader::new);
    }

    /** Prints the names, and gives the version of the list. */
    private String list(String namespace) {
        JsonNode list = Json.tree(client.send(RestRequest.get(pods(namespace))));
        String version = list.at("/metadata/resourceVersion").asText();
        System.out.println("   " + list.path("items").size() + " pods at resourceVersion " + version);
        list.path("items").forEach(pod -> System.out.println("   LISTED   : " + name(pod) + " - " + phase(pod)));
        return version;
    }

    private void watch(String namespace, String version, long timeoutSeconds, WatchReader reader) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("watch", "true");
        if (!version.isEmpty()) {
            query.put("resourceVersion", version);
        }
        query.put("allowWatchBookmarks", "true");
        query.put("timeoutSeconds", Long.toString(timeoutSeconds));
        RestRequest request = RestRequest.get(pods(namespace))
                .withQuery(query)
                .withSilence(Duration.ofSeconds(timeoutSeconds + 30)); // the server is to end it, not we
        try (RestResponse response = client.open(request)) {
            System.out.println("   HTTP " + response.code() + ", Transfer-Encoding: "
                    + response.header("Transfer-Encoding"));
            InputStream stream = response.body();
            byte[] buffer = new byte[16 * 1024];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                for (WatchReader.Event event : reader.feed(Arrays.copyOf(buffer, n))) {
                    reader.saw(event);
                    System.out.println("   " + describe(event));
                }
            }
        }
    }

    private static String describe(WatchReader.Event event) {
        String type = String.format("%-9s: ", event.type());
        return switch (event.type()) {
            case "BOOKMARK" -> type + "resourceVersion " + event.resourceVersion();
            case "ERROR" -> type + event.object().path("code").asInt() + " "
                    + event.object().path("reason").asText() + ": "
                    + event.object().path("message").asText();
            default -> type + event.name() + " - " + phase(event.object());
        };
    }

    private static String name(JsonNode pod) {
        return pod.at("/metadata/name").asText();
    }

    private static String phase(JsonNode pod) {
        return pod.at("/status/phase").asText();
    }

    private static String pods(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/pods";
    }
}
