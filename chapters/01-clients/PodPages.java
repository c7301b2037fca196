import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.util.List;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Sections;
import workbook.cli.UserError;

/**
 * Given, for the script: lists all pods, page by page, and prints the requests. The pages have three pods on a small cluster
 * and 500 on a large one, because a client sends at most 5 requests a second. If the user may not list the pods of all
 * namespaces, lists those of one namespace.
 */
final class PodPages {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");

    private static final int SMALL = 3;
    private static final int LARGE = 500;
    private static final int SHOWN = 6;

    private final RestServer server;
    private final MineOption mine;
    private final String namespace;

    PodPages(RestClient rest, MineOption mine, String namespace) {
        this.server = new RestServer(rest);
        this.mine = mine;
        this.namespace = namespace;
    }

    void print() {
        ListReader reader = mine.choose("01-clients/MyListReader.java", ListReader.class, LibListReader::new);
        int pods;
        String in = "";
        String why = "";
        try {
            pods = count("/api/v1/pods");
        } catch (ApiException e) {
            if (!e.isForbidden()) {
                throw e;
            }
            in = namespace;
            why = "Only the pods of " + in + ": " + Sections.missing(e);
            pods = countIn(in);
        }
        System.out.println("\n3. All pods, " + pace(pods) + ", with " + mine.whose() + " list reader");
        if (!why.isEmpty()) {
            System.out.println(Paragraph.of(why, "   "));
        }
        Few shown = new Few(SHOWN, "   ", System.out::println);
        List<String> names = reader.names(new Requests(server, shown, mostRequests(pods)), PODS, in, limit(pods));
        shown.end();
        System.out.println("   " + Few.count(names.size(), "pod", "pods")
                + (names.isEmpty() ? "" : ", from " + names.get(0) + " to " + names.get(names.size() - 1)));
    }

    private int countIn(String one) {
        try {
            return count("/api/v1/namespaces/" + one + "/pods");
        } catch (ApiException e) {
            System.out.println("\n3. All pods, page by page");
            throw e;
        }
    }

    /** Returns the number of pods, as far as the server reports it. */
    private int count(String path) {
        JsonNode first = server.get(path + "?limit=1");
        int received = first.path("items").size();
        boolean more = !first.at("/metadata/continue").asText("").isEmpty();
        return received + (more ? first.at("/metadata/remainingItemCount").asInt(Integer.MAX_VALUE / 2) : 0);
    }

    private static int limit(int pods) {
        return pods <= 10 * SMALL ? SMALL : LARGE;
    }

    private static String pace(int pods) {
        return limit(pods) == SMALL ? "three at a time" : LARGE + " at a time and 5 requests a second";
    }

    /** Returns twice the number of requests needed: pods may be created while the list is read. */
    private static int mostRequests(int pods) {
        return 10 + 2 * (pods / limit(pods));
    }

    /** Prints each request, and stops an answer that sends requests without end. */
    private static final class Requests implements ListReader.Server {
        private final ListReader.Server server;
        private final Few shown;
        private final int most;
        private int count;

        Requests(ListReader.Server server, Few shown, int most) {
            this.server = server;
            this.shown = shown;
            this.most = most;
        }

        @Override
        public JsonNode get(String url) {
            shown.add("GET " + url.replaceFirst("(continue=.{20}).*", "$1…"));
            if (++count > most) {
                throw new UserError("the list reader sent " + most + " requests and did not stop. Expected: each request sends"
                        + " the continue token of the previous page, and names() returns after the page without a token.");
            }
            return server.get(url);
        }
    }
}
