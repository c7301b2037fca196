package site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import workbook.cli.Language;

/**
 * A page. Immutable.
 *
 * @param path where it is, such as {@code docs/glossary.html}
 * @param language of its text
 * @param twin the path of the same page in the other language; null if there is none
 * @param title its title, without that of the site
 * @param about one sentence for those who find it elsewhere
 * @param main what it contains
 * @param headings what is found in it, and where
 */
record Page(
        String path,
        Language language,
        @Nullable String twin,
        String title,
        String about,
        String main,
        List<Heading> headings) {
    Page {
        headings = List.copyOf(headings);
    }

    /** Returns a phrase in the language of the page. */
    String say(String english, String chinese) {
        return language == Language.CHINESE ? chinese : english;
    }

    /** Returns the relative link to another page or file. */
    String link(String to) {
        return Place.link(path, to);
    }
}
