package informers.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import java.nio.charset.StandardCharsets;
import workbook.see.Service;

/** Runs the operations of client-go's vectors in the compiled library: {@code begin} with a header, then {@code run} with each line. */
public final class VectorMain {
    private static Session session;

    private VectorMain() {}

    public static void main(String[] args) {
        Service.start((operation, arguments) -> {
            JsonNode json = Json.tree(arguments[0].getBytes(StandardCharsets.UTF_8));
            if (operation.equals("begin")) {
                session = Session.of(json);
                return "";
            }
            return session.run(json);
        });
    }
}
