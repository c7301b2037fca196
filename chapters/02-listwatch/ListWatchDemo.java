///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES WatchReader.java
//SOURCES LibWatchReader.java

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.util.Concurrency;
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
        description = "LIST, then WATCH: the events of a watch, and what to do when the stream ends.",
        sortOptions = false)
public class ListWatchDemo implements Callable<Integer> {
    /** The largest number of events that is printed: a rollout has about two dozen. */
    private static final int EVENTS = 50;

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo").skippingWaits();

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "How long to watch, in seconds of the recording. Default: 3 for the tape demo, else 30.")
    private Integer seconds;

    private RestClient client;
    private Concurrency concurrency;

    public static void main(String... args) {
        Scripts.main(new ListWatchDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = where.open();
                RestClient opened = cluster.client()) {
            client = opened;
            concurrency = cluster.concurrency();
            System.out.println("Cluster: " + cluster);
            where.printPace();
            Sections sections = new Sections();
            sections.run(this::listThenWatch);
            sections.run(this::watchWithoutVersion);
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
        long recorded = seconds != null ? seconds : where.isTape("demo") ? 3 : 30;
        long timeout = Math.max(4, (long) Math.ceil(recorded / where.speed()));
        long begin = concurrency.nanoTime();
        watch(namespace, reader.resumeFrom(), timeout, reader);
        System.out.printf(
                "   The stream has ended after %d s. Resume from resourceVersion %s.%n",
                Math.round((concurrency.nanoTime() - begin) / 1e9), reader.resumeFrom());
    }

    /** A watch without a resourceVersion: the server first sends the objects that exist, as ADDED events. */
    private void watchWithoutVersion() {
        System.out.println("\n2. WATCH the pods of kube-system, without a resourceVersion");
        watch("kube-system", "", 1, reader());
    }

    private void expired() {
        String namespace = where.namespace();
        System.out.println("\n3. WATCH from resourceVersion 1, as after a long interruption");
        WatchReader reader = reader();
        reader.listed("1");
        watch(namespace, reader.resumeFrom(), 1, reader);
        if (reader.resumeFrom().isEmpty()) {
            System.out.println("   No resourceVersion to resume from: LIST again, and WATCH from there.");
            reader.listed(list(namespace));
            watch(namespace, reader.resumeFrom(), 1, reader);
        } else {
            System.out.println("   This server still has the changes since version 1, so no event was missed.");
        }
    }

    private WatchReader reader() {
        return mine.choose("02-listwatch/MyWatchReader.java", WatchReader.class, LibWatchReader::new);
    }

    /** Lists and prints the pods. Returns the resourceVersion of the list. */
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
        Duration atMost = Duration.ofSeconds(timeoutSeconds + 30); // expected is that the server ends it
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
                    throw new UserError("expected the server to end this watch after " + timeoutSeconds + " s"
                            + " (timeoutSeconds), but it still runs after " + atMost.toSeconds()
                            + " s. Check whether a proxy removes the parameter timeoutSeconds.");
                }
            }
            few.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HTTP/2 has no Transfer-Encoding: it sends frames. */
    private static String transfer(RestResponse response) {
        String encoding = response.header("Transfer-Encoding");
        return encoding.isEmpty() ? "no Transfer-Encoding over " + response.protocol() : "Transfer-Encoding: " + encoding;
    }

    /** Prints the first events of pods, and all BOOKMARK and ERROR events. */
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
