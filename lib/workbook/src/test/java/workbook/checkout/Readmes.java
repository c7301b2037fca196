package workbook.checkout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import workbook.cli.WorkbookHome;

/** The READMEs of the workbook and of each chapter, with their translations. */
final class Readmes {
    static final String ENGLISH = "README.md";
    static final String CHINESE = "README.zh-CN.md";

    private Readmes() {}

    /** Returns the folders with a README in one of the languages. */
    static List<Path> folders(WorkbookHome home) {
        List<Path> folders = new ArrayList<>();
        folders.add(home.root());
        home.chapters().forEach(chapter -> folders.add(home.chapter(chapter)));
        folders.removeIf(
                folder -> Files.notExists(folder.resolve(ENGLISH)) && Files.notExists(folder.resolve(CHINESE)));
        return folders;
    }

    static String read(Path readme) throws IOException {
        return Files.readString(readme).replace("\r\n", "\n");
    }

    /** Returns the line of a translation that names the translated version. */
    static String sign(String english) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(english.getBytes(StandardCharsets.UTF_8));
            return "<!-- translates README.md, sha256 "
                    + HexFormat.of().formatHex(digest).substring(0, 12) + " -->";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
