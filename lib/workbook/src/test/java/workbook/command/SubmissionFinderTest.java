package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.UserError;

/** The rows, their names, and the files of each. */
class SubmissionFinderTest {
    private static final List<String> WANTED = List.of("01-sum/MySum.java", "02-echo/MyEcho.java");

    private final List<String> said = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aCloneOrItsChaptersOrOnlyTheFiles() throws IOException {
        for (String file : List.of(
                "ann/chapters/01-sum/MySum.java",
                "ben/01-sum/MySum.java",
                "cid/MySum.java",
                "dan/chapters/MySum.java",
                "eve/chapters/first steps/MySum.java",
                "fay/Chapters/01-SUM/mysum.java",
                "gil/chapter 1/MySum.java",
                "hal/sum/MySum.java")) {
            write(file, file);

            assertThat(row(file.substring(0, 3)))
                    .as(file)
                    .isEqualTo(file.substring(0, 3) + ": 01-sum/MySum.java=" + file);
        }
    }

    @Test
    void chaptersNamedByTheirNumbers() throws IOException {
        write("ann/01/MySum.java", "a");
        write("ann/02/MyEcho.java", "b");

        assertThat(row("ann")).isEqualTo("ann: 01-sum/MySum.java=a 02-echo/MyEcho.java=b");
    }

    @Test
    void aFolderOfFoldersHasARowForEachAlsoWithoutASubmission() throws IOException {
        write("all/ann/MySum.java", "a");
        write("all/bob/chapters/02-echo/MyEcho.java", "b");
        write("all/cid/readme.txt", "");
        write("all/readme.txt", "");
        write("all/.git/config", "");
        write("all/__MACOSX/ann/._MySum.java", "");
        Files.createDirectories(folder.resolve("all/dan"));

        assertThat(rows("all"))
                .containsExactly("ann: 01-sum/MySum.java=a", "bob: 02-echo/MyEcho.java=b", "cid:", "dan:");
    }

    @Test
    void foldersOfAnUnpackedZipFile() throws IOException {
        write("all/ann/informer-workbook-main/chapters/01-sum/MySum.java", "a");
        write("all/ann/__MACOSX/informer-workbook-main/chapters/01-sum/._MySum.java", "");
        write("all/ann/.DS_Store", "");
        write("all/ben/ben/informer-workbook-main/chapters/01-sum/MySum.java", "b");
        write("all/cid/home/cid/work/MySum.java", "c");
        write("all/cid/letter/letter.txt", "");

        assertThat(rows("all"))
                .containsExactly(
                        "ann: 01-sum/MySum.java=a (taken from informer-workbook-main)",
                        "ben: 01-sum/MySum.java=b (taken from ben/informer-workbook-main)",
                        "cid: 01-sum/MySum.java=c (taken from home/cid/work)");
        assertThat(row("all/ann")).startsWith("ann: 01-sum/MySum.java=a");
        assertThat(row("all/ben")).startsWith("ben: 01-sum/MySum.java=b");
    }

    @Test
    void foldersOfAnyNameMayContainTheFiles() throws IOException {
        for (String around :
                List.of("chapters/chapters", "test", "docs", "lib", "alternatives", "src/main/java", "1", "v1")) {
            write("all/ann/" + around + "/01-sum/MySum.java", "a");
            write("all/ann/" + around + "/02-echo/MyEcho.java", "b");
            write("all/ben/MySum.java", "c");

            assertThat(rows("all").get(0)).as(around).startsWith("ann: 01-sum/MySum.java=a 02-echo/MyEcho.java=b");
            replay.record.Folders.delete(folder.resolve("all"));
        }
    }

    @Test
    void aHiddenFolderThatIsNamedIsALearner() throws IOException {
        write(".ann/MySum.java", "a");
        write("ben/MySum.java", "b");
        write("__MACOSX/x", "");

        assertThat(rows(".ann", "ben", "__MACOSX"))
                .containsExactly(".ann: 01-sum/MySum.java=a", "ben: 01-sum/MySum.java=b");
    }

    @Test
    void anUnpackedFolderOfAllLearners() throws IOException {
        write("all/submissions/ann/MySum.java", "a");
        write("all/submissions/ben/MySum.java", "b");
        write("all/__MACOSX/x", "");

        assertThat(rows("all")).containsExactly("ann: 01-sum/MySum.java=a", "ben: 01-sum/MySum.java=b");
    }

    @Test
    void twoFoldersWithFilesAreAnErrorThatNamesBoth() throws IOException {
        write("all/ann/v1/MySum.java", "a");
        write("all/ann/v2/MySum.java", "b");
        write("all/ben/informer-workbook/chapters/01-sum/MySum.java", "a");
        write("all/ben/informer-workbook (1)/chapters/01-sum/MySum.java", "b");
        write("all/cid/chapters/01-sum/MySum.java", "a");
        write("all/cid/mine/chapters/01-sum/MySum.java", "b");
        write("all/dan/chapters/01-sum/MySum.java", "a");
        write("all/dan/MySum.java", "b");
        write("all/g1/Eve/MySum.java", "a");
        write("all/g1/Fay/MyEcho.java", "a");

        assertThat(rows("all"))
                .satisfiesExactly(
                        ann -> assertThat(ann).startsWith("ann! two folders with files, v1 and v2:"),
                        ben -> assertThat(ben)
                                .startsWith("ben! ")
                                .contains("informer-workbook and informer-workbook (1):"),
                        cid -> assertThat(cid).startsWith("cid! two folders with files, . and mine:"),
                        dan -> assertThat(dan)
                                .startsWith("dan! chapters/01-sum/MySum.java and MySum.java exist and differ"),
                        g1 -> assertThat(g1)
                                .startsWith("g1! ")
                                .contains("Eve and Fay", "or both if they belong to two learners"));
        assertThat(row("all/ann")).startsWith("ann! ").contains("v1 and v2");
        assertThat(row("all/ben")).startsWith("ben! ");
    }

    @Test
    void equalFilesInTwoFoldersAreNotAmbiguous() throws IOException {
        write("ann/v1/MySum.java", "a");
        write("ann/v2/MySum.java", "a");

        assertThat(row("ann")).startsWith("ann: 01-sum/MySum.java=a");
    }

    @Test
    void aCopyNextToTheChaptersFolderIsIgnoredAndReported() throws IOException {
        write("ann/chapters/01-sum/MySum.java", "a");
        write("ann/chapters/01-sum - Copy/MySum.java", "b");

        assertThat(row("ann")).isEqualTo("ann: 01-sum/MySum.java=a (chapters/01-sum - Copy/MySum.java was left out)");
    }

    @Test
    void filesThatAreTooDeepAreAnErrorThatNamesTheFolder() throws IOException {
        write("ann/1/2/3/4/MySum.java", "a");

        assertThat(row("ann/1")).startsWith("1: 01-sum/MySum.java=a");
        assertThat(row("ann")).isEqualTo("ann! the files are too deep in the folder, in 1/2/3/4: name that folder");
    }

    @Test
    void equalNamesAreDistinguished() throws IOException {
        write("g1/Anna/MySum.java", "a");
        write("g2/Anna/MySum.java", "b");
        write("g2/Ben/MySum.java", "c");
        write("Zoe\u0308/MySum.java", "d");
        write("Zo\u00eb/MySum.java", "e");

        assertThat(rows("g1/Anna", "g2/Anna", "g2/Ben"))
                .containsExactly(
                        "g1/Anna: 01-sum/MySum.java=a", "g2/Anna: 01-sum/MySum.java=b", "Ben: 01-sum/MySum.java=c");
        assertThat(rows("Zoe\u0308", "Zo\u00eb", "g2/Ben"))
                .extracting(row -> row.replaceFirst(":.*", ""))
                .containsExactly("Zo\u00eb", "Zo\u00eb #2", "Ben");
        assertThat(rows("g1/Anna", "g1/Anna/", "g1/../g1/Anna", "g2/Ben")).hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNeverFollowed() throws IOException {
        write("all/alice/chapters/01-sum/MySum.java", "a");
        write("all/bob/readme.txt", "");
        Files.createSymbolicLink(folder.resolve("all/bob/chapters"), Path.of("../alice/chapters"));
        Files.createSymbolicLink(folder.resolve("all/cid"), Path.of("alice"));
        write("all/dan/chapters/02-echo/MyEcho.java", "d");
        Files.createSymbolicLink(folder.resolve("all/dan/chapters/01-sum"), Path.of("../../alice/chapters/01-sum"));
        write("all/eve/readme.txt", "");
        Files.createSymbolicLink(folder.resolve("all/eve/MySum.java"), Path.of("../alice/chapters/01-sum/MySum.java"));
        write("all/fay/MySum.java", "f");
        Files.createSymbolicLink(folder.resolve("all/fay/loop"), Path.of("."));

        assertThat(rows("all"))
                .containsExactly(
                        "alice: 01-sum/MySum.java=a",
                        "bob:",
                        "cid! it is a link to alice, and links are not followed",
                        "dan: 02-echo/MyEcho.java=d",
                        "eve:",
                        "fay: 01-sum/MySum.java=f");
        assertThat(missing("all/bob")).contains("chapters is a link to ../alice/chapters, and links are not followed");
        assertThat(missing("all/dan")).contains("chapters/01-sum is a link to ../../alice/chapters/01-sum");
        assertThat(missing("all/eve")).contains("MySum.java is a link to ");
        assertThat(rows("all/cid", "all/fay")).first().asString().startsWith("cid! it is a link");
    }

    @Test
    void onlyRegularFilesUpToOneMegabyteAreRead() throws IOException {
        Files.createDirectories(folder.resolve("ann/MySum.java"));
        Files.write(folder.resolve("ann/MyEcho.java"), new byte[SubmittedFiles.MAX_SIZE + 1]);

        SubmittedFiles work = SubmittedFiles.in(folder.resolve("ann"), WANTED);

        assertThat(work.files()).isEmpty();
        assertThat(work.missing().get("01-sum/MySum.java")).isEqualTo("MySum.java is a folder, and not a file");
        assertThat(work.missing().get("02-echo/MyEcho.java")).contains("is larger than 1 MB");
    }

    @Test
    void aFileInsteadOfAFolder() throws IOException {
        write("all/ann/MySum.java", "a");
        write("all/ann.zip", "");
        write("all/ben.zip", "");
        write("all/notes.txt", "");
        write("all/cid", "");

        assertThat(rows("all/ann", "all/ann.zip", "all/ben.zip", "all/cid", "all/notes.txt"))
                .satisfiesExactly(
                        ann -> assertThat(ann).startsWith("ann: "),
                        ben -> assertThat(ben)
                                .startsWith("ben! ")
                                .endsWith("ben.zip is a file, and not a folder: unpack it"),
                        cid -> assertThat(cid).startsWith("cid! ").endsWith("cid is a file, and not a folder"));
        assertThat(said).hasSize(2).first().asString().contains("left out:", "ann.zip");
        assertThat(rows("all")).extracting(row -> row.substring(0, 4)).containsExactly("ann:", "ben!");
    }

    @Test
    void aMissingFolderIsReported() {
        assertThatThrownBy(() -> rows("nobody"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no folder " + folder.resolve("nobody"));
    }

    @Test
    void eachLearnerOnTheRosterHasARowAndOthersAreNamed() throws IOException {
        write("g1/a1/MySum.java", "a");
        write("g1/b2/MySum.java", "b");
        write("g2/A3/MySum.java", "c");
        write("g2/x9/MySum.java", "d");
        Roster roster = roster("\ufeffid;name\r\na3;\"Zoë; the third\"\r\nA1;王小明\r\n\r\nb2\r\nq7;Quin\r\n");

        List<Submission> rows = roster.rows(handIns(roster, "g1", "g2"));

        assertThat(rows).extracting(Submission::learner).containsExactly("a3", "A1", "b2", "q7", "x9");
        assertThat(rows).extracting(Submission::fullName).containsExactly("Zoë; the third", "王小明", "", "Quin", "");
        assertThat(rows).extracting(Submission::note).containsExactly("", "", "", "no submission", "not on the roster");
    }

    @Test
    void twoFoldersOfOneLearnerAreAnErrorThatNamesBoth() throws IOException {
        write("g1/Anna/MySum.java", "a");
        write("g2/anna/MySum.java", "b");
        Roster roster = roster("anna\n");

        assertThat(roster.rows(handIns(roster, "g1/Anna", "g2/anna")))
                .singleElement()
                .satisfies(row -> assertThat(row.problem()).contains("two folders have this name, Anna and anna"));
    }

    @Test
    void anInvalidRosterIsReported() {
        assertThatThrownBy(() -> roster("id,name\n")).hasMessageContaining("has no learners");
        assertThatThrownBy(() -> roster("anna\nben\nAnna\n")).hasMessageContaining("has the id Anna twice");
        assertThatThrownBy(() -> Roster.read(folder.resolve("none"))).hasMessageContaining("Cannot read the roster");
    }

    @Test
    void aCellIsOneLineAndNotAFormula() {
        assertThat(FinalCsv.cell("say \"a, b\"\n  c")).isEqualTo("\"say \"\"a, b\"\" c\"");
        for (String formula : List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\n=1", "\uff1d1")) {
            assertThat(FinalCsv.cell(formula)).startsWith("\"'").doesNotContain("\n", "\t");
        }
        assertThat(FinalCsv.cell("\u001b[31m")).isEqualTo("\"^[[31m\"");
    }

    private List<Submission> handIns(Roster roster, String... names) {
        return new SubmissionFinder(WANTED, roster, said::add)
                .in(List.of(names).stream().map(folder::resolve).toList());
    }

    private String row(String name) {
        assertThat(rows(name)).hasSize(1);
        return rows(name).get(0);
    }

    /** {@code ann: FILE=CONTENT (NOTE)}, or {@code ann! PROBLEM}. */
    private List<String> rows(String... names) {
        List<String> rows = new ArrayList<>();
        for (Submission one : handIns(Roster.NONE, names)) {
            SubmittedFiles work = one.folder() == null
                    ? SubmittedFiles.broken(one.problem())
                    : SubmittedFiles.in(one.folder(), WANTED);
            StringBuilder row = new StringBuilder(one.learner() + (work.error().isEmpty() ? ":" : "! " + work.error()));
            work.files()
                    .forEach((file, content) ->
                            row.append(" " + file + "=" + new String(content, StandardCharsets.UTF_8)));
            rows.add(row + (work.note().isEmpty() ? "" : " (" + work.note() + ")"));
        }
        return rows;
    }

    private String missing(String name) {
        return String.join(
                "\n", SubmittedFiles.in(folder.resolve(name), WANTED).missing().values());
    }

    private Roster roster(String text) throws IOException {
        return Roster.read(Files.writeString(folder.resolve("roster.csv"), text));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
