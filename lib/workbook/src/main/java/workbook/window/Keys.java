package workbook.window;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates what a terminal sends into the names of keys. */
final class Keys {
    /** ESC [ A, ESC O A, ESC [ 5 ~, ESC [ 1 ; 5 A, and so on. */
    private static final Pattern SEQUENCE = Pattern.compile("\033(?:\\[[0-9;]*[ -/]*[@-~]|O[A-Za-z])");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("A", "up"),
            Map.entry("B", "down"),
            Map.entry("C", "right"),
            Map.entry("D", "left"),
            Map.entry("H", "home"),
            Map.entry("F", "end"),
            Map.entry("1~", "home"),
            Map.entry("4~", "end"),
            Map.entry("7~", "home"),
            Map.entry("8~", "end"),
            Map.entry("5~", "page-up"),
            Map.entry("6~", "page-down"));

    private Keys() {}

    /** Returns the keys in the order in which they were pressed. Keys that have no name are left out. */
    static List<String> of(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        List<String> keys = new ArrayList<>();
        Matcher sequence = SEQUENCE.matcher(text);
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '\033' && sequence.find(at) && sequence.start() == at) {
                String name = NAMES.get(sequence.group().substring(2));
                if (name != null) {
                    keys.add(name);
                }
                at = sequence.end();
                continue;
            }
            at += Character.charCount(c);
            if (c == '\033') {
                keys.add("escape");
            } else if (c == '\r' || c == '\n') {
                keys.add("enter");
            } else if (!Character.isISOControl(c)) {
                keys.add(Character.toString(c));
            }
        }
        return keys;
    }
}
