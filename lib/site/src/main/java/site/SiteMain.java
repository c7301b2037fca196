package site;

import java.nio.file.Path;
import workbook.cli.WorkbookHome;

/** Writes the site. Run by Maven: {@code mvn -Psite -pl lib/site -am package}. */
public final class SiteMain {
    private SiteMain() {}

    /**
     * Writes the site.
     *
     * @param args the folder of the repository, and the folder of the site, which is deleted first. The system property {@code
     *     site.repository} is the address of the repository; without it, no page links to it
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            throw new IllegalArgumentException("expected two folders: of the repository, and of the site");
        }
        Path out = Path.of(args[1]).toAbsolutePath().normalize();
        Repository repository = new Repository(
                WorkbookHome.at(Path.of(args[0])),
                System.getProperty("site.repository", "").strip());
        Site site = Site.of(repository);
        site.writeTo(out);
        System.out.println("site: " + site.files().size() + " files in " + out);
    }
}
