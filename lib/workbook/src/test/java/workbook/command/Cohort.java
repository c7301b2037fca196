package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Learners of the toy workbook and their submissions: correct ones in every form, careless ones, and malicious ones. For each there are
 * the expected points by chapter, and words that the row must contain.
 */
final class Cohort {
    static final String RIGHT_ECHO = """
            public class MyEcho implements Echo {
                @Override
                public String say(String word) {
                    return word;
                }
            }
            """;

    private static final String SUM = "chapters/01-sum/MySum.java";
    private static final String ECHO = "chapters/02-echo/MyEcho.java";

    private static final int ANY = -1;

    private final Path folder;
    private final List<Member> members = new ArrayList<>();

    /**
     * A learner.
     *
     * @param name of the row
     * @param sum points for chapter 01, of 2; a pattern, if they depend on the speed of the machine
     * @param echo points for chapter 02, of 1
     * @param words contained in their rows of the grades
     */
    record Member(String name, String sum, int echo, List<String> words) {
        boolean isAnError() {
            return words.contains("not graded");
        }
    }

    private Cohort(Path folder) {
        this.folder = folder;
    }

    List<Member> members() {
        return members;
    }

    /** Creates about a dozen learners of every kind. */
    static Cohort small(Path folder) throws IOException {
        Cohort cohort = new Cohort(folder);
        cohort.forms();
        cohort.odd();
        cohort.harm();
        List<String> some = List.of(
                "clone",
                "王小明",
                "zip",
                "versions",
                "nothing",
                "link",
                "echo-loop",
                "workers",
                "reflection",
                "flood",
                "evil",
                "hog");
        for (Member one : List.copyOf(cohort.members)) {
            if (!some.contains(one.name)) {
                cohort.members.remove(one);
                replay.record.Folders.delete(folder.resolve(one.name));
            }
        }
        assertThat(cohort.members).hasSameSizeAs(some);
        return cohort;
    }

    /** Creates more than sixty learners. */
    static Cohort large(Path folder) throws IOException {
        Cohort cohort = new Cohort(folder);
        cohort.forms();
        cohort.odd();
        cohort.harm();
        for (int i = cohort.members.size(); i < 60; i++) {
            cohort.honest("honest" + i, "/chapters/01-sum/MySum.java", "/chapters/02-echo/MyEcho.java");
        }
        return cohort;
    }

    /** Correct answers in every supported folder structure. */
    private void forms() throws IOException {
        honest("clone", "/" + SUM, "/" + ECHO);
        honest("no-clone", "/01-sum/MySum.java", "/02-echo/MyEcho.java");
        honest("files", "/MySum.java", "/MyEcho.java");
        honest("zip", "/informer-workbook-main/" + SUM, "/informer-workbook-main/" + ECHO);
        write("zip/__MACOSX/informer-workbook-main/chapters/01-sum/._MySum.java", "binary");
        write("zip/.DS_Store", "binary");
        honest("zipzip", "/zipzip/informer-workbook-main/" + SUM, "/zipzip/informer-workbook-main/" + ECHO);
        honest("renamed", "/chapters/first/MySum.java", "/chapters/second/MyEcho.java");
        honest("case", "/Chapters/01-SUM/mysum.java", "/Chapters/02-Echo/myecho.java");
        honest("王小明", "/" + SUM, "/" + ECHO);
        honest("Zoe\u0308", "/" + SUM, "/" + ECHO);
        honest("=HYPERLINK(1)", "/" + SUM, "/" + ECHO);
        honest("+plus", "/" + SUM, "/" + ECHO);
        honest("-minus", "/" + SUM, "/" + ECHO);
        honest("@at", "/" + SUM, "/" + ECHO);
        honest("comma, \"quote\"; semicolon", "/" + SUM, "/" + ECHO);
        honest("line\nbreak", "/" + SUM, "/" + ECHO);
        honest("esc\u001b[31m\u202e", "/" + SUM, "/" + ECHO);
        honest(
                "a very long name indeed, such as a learning platform makes_1234567_submission_file_",
                "/" + SUM,
                "/" + ECHO);
        honest("crlf", "/" + SUM, "/" + ECHO);
        write("crlf/" + SUM, ToyWorkbook.RIGHT_SUM.replace("\n", "\r\n"));
    }

    /** Files that are missing, ambiguous, or not files. */
    private void odd() throws IOException {
        Files.createDirectories(folder.resolve("nothing"));
        member("nothing", 0, 0, "the file was not submitted");
        write("half/" + SUM, ToyWorkbook.RIGHT_SUM);
        member("half", 2, 0, "the file was not submitted");
        write("versions/v1/" + SUM, ToyWorkbook.RIGHT_SUM);
        write("versions/v2/" + ECHO, RIGHT_ECHO);
        member("versions", 0, 0, "not graded", "v1 and v2");
        write("clones/a/" + SUM, ToyWorkbook.RIGHT_SUM);
        write("clones/b/" + SUM, ToyWorkbook.RIGHT_SUM + "// b");
        member("clones", 0, 0, "not graded", "a and b");
        write("deep/1/2/3/4/" + SUM, ToyWorkbook.RIGHT_SUM);
        member("deep", 0, 0, "not graded", "1/2/3/4");
        Files.createDirectories(folder.resolve("link"));
        Files.createSymbolicLink(folder.resolve("link/chapters"), Path.of("../clone/chapters"));
        member("link", 0, 0, "chapters is a link to ../clone/chapters");
        write("file-link/" + ECHO, RIGHT_ECHO);
        Files.createDirectories(folder.resolve("file-link/chapters/01-sum"));
        Files.createSymbolicLink(folder.resolve("file-link/" + SUM), Path.of("/dev/zero"));
        member("file-link", 0, 1, "is a link to /dev/zero");
        honest("loop-of-links", "/" + SUM, "/" + ECHO);
        Files.createSymbolicLink(folder.resolve("loop-of-links/loop"), Path.of("."));
        write("pipe/" + ECHO, RIGHT_ECHO);
        Files.createDirectories(folder.resolve("pipe/chapters/01-sum"));
        pipe(folder.resolve("pipe/" + SUM));
        member("pipe", 0, 1, "is not a regular file");
        write("folder/" + SUM + "/MySum.java", "");
        write("folder/" + ECHO, RIGHT_ECHO);
        member("folder", 0, 1, "is a folder, and not a file");
        sum("huge", ToyWorkbook.RIGHT_SUM + " ".repeat(5 << 20), 0, "is larger than 1 MB");
        sum("bom", "\ufeff" + ToyWorkbook.RIGHT_SUM, 0, "byte order mark");
        sum("package", "package a;\n" + ToyWorkbook.RIGHT_SUM, 0, "package a;");
        sum("broken", "public class MySum implements Sum { oops", 0, "does not compile");
        sum("empty", "", 0, "expected a class MySum");
        sum("binary", "\0\1\2\3".repeat(1000), 0, "does not compile");
        sum("nested", expression(), 0, "");
    }

    /** Code that loops, hides, floods the output, forges results, or tries to escape. */
    private void harm() throws IOException {
        sum("loop", body("while (true) { }"), 0, "took longer than");
        write("echo-loop/" + SUM, ToyWorkbook.RIGHT_SUM + "// by echo-loop");
        write("echo-loop/" + ECHO, RIGHT_ECHO.replace("return word;", "while (true) { }"));
        member("echo-loop", 2, 0, "took longer than 2 s; it is at MyEcho.java:4");
        sum("exit", body("System.exit(0); return 0;"), 0, "calls java.lang.System.exit");
        sum(
                "reflection",
                body("try { Class.forName(\"Lib\".concat(\"Sum\")); } catch (Exception e) { } return a + b;"),
                0,
                "calls java.lang.Class.forName");
        sum(
                "process",
                body("try { new ProcessBuilder(\"sh\", \"-c\", \"setsid sleep 1000 &\").start(); }"
                        + " catch (Exception e) { } return a + b;"),
                0,
                "which no exercise needs");
        sum("deleter", body("new java.io.File(\".\").delete(); return a + b;"), 0, "which no exercise needs");
        sum(
                "forger",
                body("return 0;")
                        .replace(
                                "class MySum implements Sum {",
                                "class MySum implements Sum { static { try {"
                                        + " java.nio.file.Files.writeString(java.nio.file.Path.of(\"/proc/self/fd/1\"), \"{}\"); }"
                                        + " catch (Exception e) { } }"),
                0,
                "which no exercise needs");
        sum(
                "hook",
                body("Runtime.getRuntime().addShutdownHook(new Thread()); return a + b;"),
                0,
                "which no exercise needs");
        sum("alternative", body("return new LoopSum().add(a, b);"), 0, "does not compile");
        sum("library", body("return new LibSum().add(a, b);"), 0, "LibSum");
        sum("grader", body("workbook.grade.Grader.hasTodo(\"\", \"\"); return a + b;"), 0, "belongs to the workbook");
        sum(
                "busy",
                body("for (int i = 0; i < 50; i++) { Thread t = new Thread(() -> { while (true) { } });"
                        + " t.setDaemon(true); t.start(); } return a + b;"),
                ANY,
                "");
        sum(
                "workers",
                body("new Thread(() -> { while (true) { try { Thread.sleep(1000); }"
                        + " catch (InterruptedException e) { } } }).start(); return a + b;"),
                2,
                "");
        sum(
                "flood",
                body("for (int i = 0; i < 300_000; i++) { System.out.println(\"{\\\"chapter\\\":\\\"01-sum\\\"}\"); }"
                        + " return a + b;"),
                2,
                "");
        sum(
                "hog",
                body("var all = new java.util.ArrayList<byte[]>(); while (true) { all.add(new byte[1 << 24]); }"),
                0,
                "emory");
        sum("deep-calls", body("return add(a, b) + 1;"), 0, "StackOverflowError");
        sum(
                "evil",
                body("throw new IllegalStateException() { public String getMessage() { throw new Error(\"ha\"); } };"),
                0,
                "");
        sum(
                "mute",
                body("throw new IllegalStateException() { public String getMessage() { while (true) { } } };"),
                0,
                "");
        sum("long-words", body("throw new IllegalStateException(\"=\".repeat(10_000_000));"), 0, "(cut)");
        sum(
                "static",
                ToyWorkbook.RIGHT_SUM.replace(
                        "class MySum implements Sum {",
                        "class MySum implements Sum { static { if (true) { throw new Error(\"no\"); } }"),
                0,
                "Error");
        sum("todo", body("throw new workbook.grade.Todo(\"1.1 two numbers\");"), 0, "not started");
        sum("interrupter", body("Thread.currentThread().interrupt(); return a + b;"), 2, "");
    }

    private void honest(String name, String sum, String echo) throws IOException {
        write(name + sum, ToyWorkbook.RIGHT_SUM + "// by " + name.codePointAt(0) + name.length());
        write(name + echo, RIGHT_ECHO + "// by " + name.codePointAt(0) + name.length());
        member(name, 2, 1);
    }

    /** Its own chapter 01, and a correct chapter 02 that must not be affected. */
    private void sum(String name, String text, int points, String words) throws IOException {
        write(name + "/" + SUM, text);
        write(name + "/" + ECHO, RIGHT_ECHO + "// by " + name);
        member(name, points, 1, words);
    }

    private void member(String name, int sum, int echo, String... words) {
        members.add(new Member(name, sum == ANY ? "[012]" : String.valueOf(sum), echo, List.of(words)));
    }

    private static String body(String add) {
        return ToyWorkbook.RIGHT_SUM.replace("return a + b;", add);
    }

    /** javac recurses as deep as the parentheses. */
    private static String expression() {
        return body("return " + "(".repeat(20_000) + "a + b" + ")".repeat(20_000) + ";");
    }

    private static void pipe(Path at) throws IOException {
        try {
            new ProcessBuilder("mkfifo", at.toString()).start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
