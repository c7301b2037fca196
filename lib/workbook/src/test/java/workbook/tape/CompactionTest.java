package workbook.tape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** A session that forgets: what was before is refused as expired, what is now can still be had. */
class CompactionTest {
    private static final String CONFIGMAPS = "/api/v1/namespaces/default/configmaps";

    private static void create(Fixtures.World world, String name) {
        world.send("POST", CONFIGMAPS, "application/json", "{\"metadata\":{\"name\":\"" + name + "\"}}");
    }

    @Test
    void aWatchFromBeforeIsExpiredAndOneFromNowIsNot() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            create(world, "x");
            world.session.compact();

            JsonNode told = Fixtures.World.poll(world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510"))
                    .get(0);
            assertThat(told.path("type").asText()).isEqualTo("ERROR");
            assertThat(told.at("/object/reason").asText()).isEqualTo("Expired");
            assertThat(Fixtures.World.poll(world.watch(CONFIGMAPS + "?watch=1&resourceVersion=511")))
                    .isEmpty();
        }
    }

    @Test
    void theRestOfAListIsExpired() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            String token =
                    world.get("/api/v1/pods?limit=2").at("/metadata/continue").asText();
            create(world, "x");
            world.session.compact();

            ApiAnswer.Body answer = world.body(ApiRequest.get("/api/v1/pods?limit=2&continue=" + token));
            assertThat(answer.status()).isEqualTo(410);
            assertThat(world.get("/api/v1/pods").path("items")).isNotEmpty();
        }
    }

    @Test
    void anOpenWatchGoesOn() {
        try (Fixtures.World world = new Fixtures.World("demo")) {
            WatchCursor watch = world.watch(CONFIGMAPS + "?watch=1&resourceVersion=510");
            create(world, "x");
            world.session.compact();
            assertThat(Fixtures.World.poll(watch)).hasSize(1);
        }
    }
}
