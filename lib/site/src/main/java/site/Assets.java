package site;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** The files that are the same on every site: styles, scripts, icon. */
final class Assets {
    private static final List<String> NAMES =
            List.of("site.css", "site.js", "theme.js", "search.js", "quiz.js", "judge.js", "player.js");

    private Assets() {}

    static void addTo(Map<String, byte[]> files) throws IOException {
        for (String name : NAMES) {
            files.put("assets/" + name, read("/site/assets/" + name));
        }
        files.put("assets/icon.svg", read("/workbook/see/icon.svg"));
    }

    static byte[] read(String resource) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource " + resource + ", found none");
            }
            return in.readAllBytes();
        }
    }
}
