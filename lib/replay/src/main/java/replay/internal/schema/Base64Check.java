package replay.internal.schema;

/** Where Go's {@code base64.StdEncoding} stops reading. */
final class Base64Check {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Base64Check() {}

    /** The index of the byte that Go complains about; -1 if the text is good. Line breaks are passed over. */
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
        // Go reports an end in the middle of four digits at the first of them that is left.
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
