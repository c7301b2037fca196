package informers.chaos;

import informers.chaos.Network.StreamFault;
import informers.chaos.Network.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import replay.internal.request.ApiRequest;

/** Something that can happen to a cluster, a network or an informer. toString() describes it. */
sealed interface Action {
    void on(Stage stage);

    /** A client writes. Nothing happens if the object to create exists, or the one to change does not. */
    record Write(Verb verb, String resource, String key, int value) implements Action {
        enum Verb {
            CREATE,
            UPDATE,
            DELETE,
            /** Deletes it, and creates another one with the same name. */
            RECREATE
        }

        @Override
        public void on(Stage stage) {
            String[] name = key.split("/");
            String all = "/api/v1/namespaces/" + name[0] + "/" + resource;
            String one = all + "/" + name[1];
            if (verb == Verb.DELETE || verb == Verb.RECREATE) {
                stage.cluster().write(request("DELETE", one, "", ""));
            }
            if (verb == Verb.CREATE || verb == Verb.RECREATE) {
                String body = resource.equals("pods")
                        ? "\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"nginx\"}]},"
                        : "\"data\":{\"k\":\"v\"},";
                stage.cluster()
                        .write(request(
                                "POST",
                                all,
                                "application/json",
                                "{" + body + "\"metadata\":{\"name\":\"" + name[1] + "\"," + labels() + "}}"));
            }
            if (verb == Verb.UPDATE) {
                stage.cluster()
                        .write(request(
                                "PATCH", one, "application/merge-patch+json", "{\"metadata\":{" + labels() + "}}"));
            }
        }

        private String labels() {
            return "\"labels\":{\"app\":\"" + "abc".charAt(value % 3) + "\",\"value\":\"" + value + "\"}";
        }

        private static ApiRequest request(String method, String path, String contentType, String body) {
            return ApiRequest.of(method, path, "application/json", contentType, body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return verb.name().toLowerCase(java.util.Locale.ROOT) + " " + resource + " " + key + " (value " + value
                    + ")";
        }
    }

    /** The server compacts its history. */
    record Compact() implements Action {
        @Override
        public void on(Stage stage) {
            stage.cluster().compact();
        }

        @Override
        public String toString() {
            return "the server forgets all versions but the newest";
        }
    }

    record Refuse(Target target, Refusal refusal, int times) implements Action {
        @Override
        public void on(Stage stage) {
            stage.network().refuse(target, refusal, times);
        }

        @Override
        public String toString() {
            String which = target.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            return "the next " + (times == 1 ? "" : times + " times a ") + which + " gets: " + refusal;
        }
    }

    record HurtOpen(StreamFault fault) implements Action {
        @Override
        public void on(Stage stage) {
            stage.network().hurtOpen(fault);
        }

        @Override
        public String toString() {
            return "to the open watch: " + fault;
        }
    }

    record HurtNext(StreamFault fault) implements Action {
        @Override
        public void on(Stage stage) {
            stage.network().hurtNext(fault);
        }

        @Override
        public String toString() {
            return "to the next watch: " + fault;
        }
    }

    record ForAWhile(Mood mood, Duration length) implements Action {
        @Override
        public void on(Stage stage) {
            stage.network().mood(mood, length);
        }

        @Override
        public String toString() {
            return "for " + Words.of(length) + ": " + mood;
        }
    }

    record AddHandler(HandlerKind kind) implements Action {
        @Override
        public void on(Stage stage) {
            stage.addHandler(kind);
        }

        @Override
        public String toString() {
            return "add " + kind;
        }
    }

    record RemoveHandler(int index) implements Action {
        @Override
        public void on(Stage stage) {
            stage.removeHandler(index);
        }

        @Override
        public String toString() {
            return "remove the handler " + index + " (counted round)";
        }
    }
}
