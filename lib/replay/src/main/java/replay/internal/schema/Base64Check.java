package replay.internal.schema;

/** Finds the position at which Go's {@code base64.StdEncoding} rejects a text. */
final class Base64Check {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Check() {}

    /** Returns the index of the byte that Go reports; -1 if the text is valid. Line breaks are ignored. */
    static int firstBad(String text) {
        int digits = 0;
        int i = 0;
        int length = text.length();
        while (i < length) {
            char c = text.charAt(i++);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (c == '=') {
                return padding(text, i, digits % 4);
            }
            if (ALPHABET.indexOf(c) < 0) {
                return i - 1;
            }
            digits++;
        }
        // If the text ends within a group of four digits, Go reports the first digit of that group.
        return digits % 4 == 0 ? -1 : length - digits % 4;
    }

    private static int padding(String text, int next, int digits) {
        int i = next;
        if (digits < 2) {
            return i - 1;
        }
        if (digits == 2) {
            while (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
                i++;
            }
            if (i == text.length()) {
                return text.length();
            }
            if (text.charAt(i) != '=') {
                return i - 1;
            }
            i++;
        }
        while (i < text.length() && (text.charAt(i) == '\n' || text.charAt(i) == '\r')) {
            i++;
        }
        return i == text.length() ? -1 : i;
    }
}
