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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

@Command(
        name = "02-listwatch",
        description = "LIST, then WATCH: what comes over the wire, and what to do when it ends.",
        sortOptions = false)
public class ListWatchDemo implements Callable<Integer> {
    /** How many events of a watch are shown: a rollout has some two dozen. */
    private static final int EVENTS = 50;

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
    public Integer call() throws InterruptedException {
        try (Cluster cluster = where.open();
                RestClient opened = RestClient.of(cluster.config())) {
            client = opened;
            System.out.println("Cluster: " + cluster);
            Sections sections = new Sections();
            sections.run(this::listThenWatch);
            sections.run(this::watchFromNowhere);
            sections.run(this::expired);
            System.out.println("\nRequests: " + cluster.requests());
            return sections.status();
        }
    }

    private void listThenWatch() {
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
    private void watchFromNowhere() {
        System.out.println("\n2. WATCH the pods of kube-system, from no version");
        watch("kube-system", "", 1, reader());
    }

    private void expired() {
        String namespace = where.namespace();
        System.out.println("\n3. WATCH from version 1, as after a long sleep");
        WatchReader reader = reader();
        reader.listed("1");
        watch(namespace, reader.resumeFrom(), 1, reader);
        if (reader.resumeFrom().isEmpty()) {
            System.out.println("   No version to resume from is left: LIST again, and WATCH from there.");
            reader.listed(list(namespace));
            watch(namespace, reader.resumeFrom(), 1, reader);
        } else {
            System.out.println("   Version 1 is not forgotten here: the cluster is young. Nothing was missed.");
        }
    }

    private WatchReader reader() {
        return mine.choose("02-listwatch/MyWatchReader.java", WatchReader.class, LibWatchReader::new);
    }

    /** Prints the names, and gives the version of the list. */
    private String list(String namespace) {
        JsonNode list = Json.tree(client.send(RestRequest.get(pods(namespace))));
        String version = list.at("/metadata/resourceVersion").asText();
        System.out.println("   " + Few.count(list.path("items").size(), "pod", "pods") + " at resourceVersion " + version);
        Few few = new Few(Few.LINES, "   ", System.out::println);
        list.path("items").forEach(pod -> few.add("LISTED   : " + name(pod) + " - " + phase(pod)));
        few.end();
        return version;
    }

    private void watch(String namespace, String version, long timeoutSeconds, WatchReader reader) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("watch", "true");
        if (!version.isEmpty()) {
            query.put("resourceVersion", version);
        }
        query.put("allowWatchBookmarks", "true");
        query.put("timeoutSeconds", Long.toString(timeoutSeconds));
        Duration atMost = Duration.ofSeconds(timeoutSeconds + 30); // the server is to end it, not we
        RestRequest request = RestRequest.get(pods(namespace)).withQuery(query).withSilence(atMost);
        long begin = System.nanoTime();
        try (RestResponse response = client.open(request)) {
            System.out.println("   HTTP " + response.code() + ", " + transfer(response));
            Few few = new Few(version.isEmpty() ? Few.LINES : EVENTS, "   ", System.out::println);
            InputStream stream = response.body();
            byte[] buffer = new byte[16 * 1024];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                for (WatchReader.Event event : reader.feed(Arrays.copyOf(buffer, n))) {
                    reader.saw(event);
                    show(event, few);
                }
                if (System.nanoTime() - begin > atMost.toNanos()) {
                    throw new UserError("the server was asked to end this watch after " + timeoutSeconds + " s, and after "
                            + atMost.toSeconds() + " s it goes on. Is there a proxy in between that changes the query?");
                }
            }
            few.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HTTP/2 has frames of its own, and no chunks. */
    private static String transfer(RestResponse response) {
        String encoding = response.header("Transfer-Encoding");
        return encoding.isEmpty() ? "no Transfer-Encoding over " + response.protocol() : "Transfer-Encoding: " + encoding;
    }

    /** Of the pods' events the first ones; all that is about the watch itself. */
    private static void show(WatchReader.Event event, Few few) {
        if (event.type().equals("BOOKMARK") || event.type().equals("ERROR")) {
            few.end();
            System.out.println("   " + describe(event));
        } else {
            few.add(describe(event));
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
