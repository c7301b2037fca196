package workbook.predict;

import workbook.cli.Language;

/** A text in both languages. Immutable. */
public record Text(String en, String zh) {
    /** Returns the text in this language. */
    public String in(Language language) {
        return language == Language.CHINESE ? zh : en;
    }
}
