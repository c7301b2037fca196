package workbook.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the workbook's texts. */
public enum Language {
    ENGLISH("en", "README.md"),
    CHINESE("zh", "README.zh-CN.md");

    private final String code;
    private final String readme;

    Language(String code, String readme) {
        this.code = code;
        this.readme = readme;
    }

    /**
     * Returns the language of the option {@code --lang}.
     *
     * @param given what the user typed; null for the language of the system
     * @throws UserError if there is no such language
     */
    public static Language of(@Nullable String given) {
        String wanted = given == null ? Locale.getDefault().getLanguage() : given;
        for (Language language : values()) {
            if (language.code.equals(wanted)) {
                return language;
            }
        }
        if (given != null) {
            throw new UserError("expected --lang en or zh, found '" + given + "'.");
        }
        return ENGLISH;
    }

    /** Returns {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    /** Returns the name of a chapter's README in this language. */
    public String readme() {
        return readme;
    }
}
