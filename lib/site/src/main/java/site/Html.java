package site;

/** What HTML needs. */
final class Html {
    private Html() {}

    /** Returns a text that HTML shows as it is, also in an attribute. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns a text with the parts between backticks as code. */
    static String code(String text) {
        return text(text).replaceAll("`([^`]+)`", "<code>$1</code>");
    }
}
