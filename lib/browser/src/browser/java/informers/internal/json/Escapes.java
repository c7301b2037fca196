package informers.internal.json;

import java.nio.charset.StandardCharsets;

/** In place of the library's class, without Jackson's parser. */
public final class Escapes {
    private Escapes() {}

    /** The caller has checked the string: each escape is a legal one. */
    public static String text(byte[] json, int from, int to) {
        return text(new String(json, from + 1, to - from - 2, StandardCharsets.UTF_8));
    }

    /** Returns the text of a string, given without its quotes. */
    public static String text(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = escaped.charAt(++i);
            switch (escape) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(escape); // a quote, a backslash or a slash
            }
        }
        return text.toString();
    }
}
