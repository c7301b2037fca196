package site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import workbook.cli.WorkbookHome;

/**
 * The repository that the site is made of. Files are named as from its root: {@code docs/glossary.md}. Immutable.
 *
 * @param home its folder
 * @param url its address, such as {@code https://github.com/ORG/REPO}; "" if it is not known
 */
record Repository(WorkbookHome home, String url) {
    Repository {
        if (!url.isEmpty() && !url.matches("https://[^/\\s\"<>]+/[^\\s\"<>]+[^/\\s\"<>]")) {
            throw new IllegalArgumentException(
                    "expected site.repository to be an address such as https://github.com/ORG/REPO, found " + url);
        }
    }

    Path path(String file) {
        return home.root().resolve(file);
    }

    boolean has(String file) {
        return Files.isRegularFile(path(file));
    }

    String read(String file) throws IOException {
        return Files.readString(path(file)).replace("\r\n", "\n");
    }

    /** Returns the address of a file or folder; "" if that of the repository is not known. */
    String urlOf(String file) {
        return url.isEmpty() ? "" : url + "/blob/HEAD/" + file;
    }

    /** Returns the name of the repository, such as {@code ORG/REPO}; "" if its address is not known or is not at GitHub. */
    String gitHubName() {
        return url.startsWith("https://github.com/") ? url.substring("https://github.com/".length()) : "";
    }
}
