package chapters.situation;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/**
 * A replay server for all situations. It takes about two seconds to start: start it once per test class. Thread-safe.
 */
public final class SituationServer implements AutoCloseable {
    private final Path folder;
    private final ReplayServer server;

    /** A cluster in a session of its own. */
    public record Site(String server, Path kubeconfig) {
        /** Returns an object, or all objects of a resource, as the administrator sees them. */
        public String get(String path) throws IOException {
            return send(server + path, "GET", "");
        }
    }

    private SituationServer(Path folder, ReplayServer server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Generates the tapes and starts the server.
     *
     * @param folder an empty folder, in which a WireMock root is created
     */
    public static SituationServer start(Path folder) throws IOException {
        Path home = WorkbookHome.find().wiremock();
        Path root = Files.createDirectories(folder.resolve("root"));
        copy(home.resolve("mappings"), root.resolve("mappings"));
        Path tapes = root.resolve("__files/tapes");
        for (Situation situation : Situation.values()) {
            situation.change(new ClusterTape(home.resolve("__files/tapes"))).write(tapes.resolve(situation.tape()));
        }
        // Many scripts share the server, and each run of chapter 10 watches about sixty resources.
        return new SituationServer(
                folder, ReplayServer.start(ReplayOptions.of(root).withMaxWatches(1_500)));
    }

    /** Returns an unchanged cluster of this situation, and a kubeconfig for it. */
    public Site site(Situation situation) throws IOException {
        String address = server.newSession(situation.tape());
        String session = address.substring(address.lastIndexOf('/') + 1);
        if (situation == Situation.YOUNG) {
            makePods(address);
        }
        String user = situation.user().isEmpty() ? "{}" : "{as: " + situation.user() + "}";
        String namespace = situation.namespace().isEmpty() ? "" : ", namespace: " + situation.namespace();
        Path kubeconfig = Files.writeString(folder.resolve(session + ".yaml"), """
                apiVersion: v1
                kind: Config
                current-context: one
                clusters: [{name: a, cluster: {server: "%s"}}]
                users: [{name: u, user: %s}]
                contexts: [{name: one, context: {cluster: a, user: u%s}}]
                """.formatted(address, user, namespace));
        return new Site(address, kubeconfig);
    }

    private static void makePods(String address) throws IOException {
        for (int i = 0; i < 3; i++) {
            send(
                    address + "/api/v1/namespaces/default/pods",
                    "POST",
                    "{\"metadata\": {\"name\": \"first-" + i
                            + "\"}, \"spec\": {\"containers\": [{\"name\": \"c\", \"image\":" + " \"nginx:1.27\"}]}}");
        }
    }

    private static String send(String url, String method, String body) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestMethod(method);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
