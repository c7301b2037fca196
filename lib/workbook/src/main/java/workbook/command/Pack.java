package workbook.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import replay.record.Folders;
import workbook.cli.UserError;
import workbook.cli.WorkbookHome;
import workbook.grade.Grader;
import workbook.grade.TaskResult;

/**
 * Creates a packed workbook: a clone with Maven, JBang and a Maven repository in {@code .workbook/pack}, where the launcher finds them,
 * and Maven through {@code .mvn/maven.config}.
 *
 * <p>The repository is filled by what a learner does in the clone: grade with Maven, and run each script. Artifacts are copied from the
 * Maven repository of this computer; the network is only needed for missing ones.
 */
final class Pack {
    private static final Pattern MAVEN_HOME = Pattern.compile("(?m)^Maven home: (.*)$");
    private static final Pattern ALIAS = Pattern.compile("(?m)^    \"([a-z0-9-]+)\": \\{$");

    /** Proxies that do not exist: nothing listens on port 1. */
    private static final String NO_NETWORK =
            "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1 -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=1";

    private final WorkbookHome home;
    private final Path target;
    private final Consumer<String> say;
    private final Path pack;
    private final Path repository;

    Pack(WorkbookHome home, Path target, Consumer<String> say) {
        this.home = home;
        this.target = target;
        this.say = say;
        this.pack = target.resolve(".workbook/pack");
        this.repository = pack.resolve("repository");
    }

    void make() throws IOException, InterruptedException {
        if (Files.exists(target)) {
            throw new UserError(target + " exists. Name a new folder, or delete that one.");
        }
        boolean done = false;
        try {
            say.accept("1 of 5: cloning the workbook, as it was last committed");
            cloneWorkbook();
            putStubs();
            say.accept("2 of 5: copying Maven");
            Path maven = copyMaven();
            say.accept("3 of 5: collecting what Maven needs; this compiles the workbook");
            runMaven(maven);
            say.accept("4 of 5: collecting what JBang needs; this compiles each script");
            runScripts();
            say.accept("5 of 5: testing the packed Maven and JBang without a network");
            prove();
            commit();
            done = true;
        } finally {
            if (!done) {
                Folders.delete(target); // an incomplete pack is useless
            }
        }
    }

    private void cloneWorkbook() throws IOException, InterruptedException {
        Path parent = requireNonNull(target.getParent());
        Files.createDirectories(parent);
        String changed = git(home.root(), "status", "--porcelain");
        if (!changed.isBlank()) {
            say.accept("  not included: " + changed.lines().count() + " changed files that are not committed");
        }
        git(parent, "clone", "-q", "--depth", "1", home.root().toUri().toString(), target.toString());
        git(target, "remote", "remove", "origin"); // a path of this computer
    }

    /** Replaces exercises that were solved and committed by their stubs, so that learners start at the beginning. */
    private void putStubs() throws IOException, InterruptedException {
        for (String chapter : home.chapters()) {
            for (Class<?> test : ChapterClasses.of(home, chapter).tests(home)) {
                String file = Grader.fileOf(test);
                List<String> tasks = Grader.notStarted(test).results().stream()
                        .map(TaskResult::task)
                        .toList();
                String stub = new Stub(home, file, tasks)
                        .find()
                        .orElseThrow(() -> new UserError("The first version of chapters/" + file
                                + " is not in the history of git. A shallow clone may not have it: see"
                                + " git fetch --unshallow"));
                Path kept = Stub.kept(WorkbookHome.at(target), file);
                Files.createDirectories(kept.getParent());
                Files.writeString(kept, stub);
                Files.writeString(target.resolve("chapters").resolve(file), stub);
            }
        }
    }

    /** Copies the installed Maven. Links are followed, because some systems split its folder. */
    private Path copyMaven() throws IOException, InterruptedException {
        Tool.Run installed = Tool.run(home.root(), Map.of(), List.of("mvn", "-B", "-Dstyle.color=never", "--version"));
        String output = installed.status() == 0
                ? installed.out()
                : Tool.mustRun(
                        "Maven",
                        home.root(),
                        Map.of(),
                        List.of(home.root().resolve("mvnw").toString(), "-B", "--version"));
        Matcher home = MAVEN_HOME.matcher(output.replaceAll("\u001b\\[[0-9;]*m", ""));
        if (!home.find()) {
            throw new UserError("mvn --version does not print the folder of Maven. Its output:\n" + output);
        }
        Path maven = pack.resolve("maven");
        copy(Path.of(home.group(1).strip()), maven);
        Files.createDirectories(target.resolve(".mvn"));
        Files.writeString(target.resolve(".mvn/maven.config"), "-o\n-Dmaven.repo.local=.workbook/pack/repository\n");
        Files.writeString(target.resolve("mvnw"), """
                #!/bin/sh
                # Written by ./jbang workbook pack: Maven and its repository are in .workbook/pack.
                home=$(CDPATH= cd -P "$(dirname "$0")" && pwd) || exit 1
                exec sh "$home/.workbook/pack/maven/bin/mvn" "-Dmaven.repo.local=$home/.workbook/pack/repository" "$@"
                """);
        Files.writeString(target.resolve("mvnw.cmd"), """
                @rem Written by workbook pack: Maven and its repository are in .workbook\\pack.\r
                @"%~dp0.workbook\\pack\\maven\\bin\\mvn.cmd" "-Dmaven.repo.local=%~dp0.workbook\\pack\\repository" %*\r
                """);
        return maven;
    }

    private void runMaven(Path maven) throws IOException, InterruptedException {
        Path mine = localRepository();
        Path settings = Files.writeString(pack.resolve("settings.xml"), """
                <settings>
                  <mirrors><mirror><id>here</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors>
                </settings>
                """.formatted(mine.toUri()));
        Path offline = target.resolve(".mvn/maven.config");
        String config = Files.readString(offline);
        Files.delete(offline);
        Tool.Run fromHere = Tool.run(target, Map.of(), grading(maven, "-s", settings.toString()));
        if (fromHere.status() != 0) {
            say.accept("  some artifacts are not in " + mine + "; downloading them");
            Tool.mustRun("Maven", target, Map.of(), grading(maven));
        }
        Files.delete(settings);
        Files.writeString(offline, config);
        forgetRepositories();
    }

    /** One test is enough: all tests need the same artifacts. */
    private List<String> grading(Path maven, String... more) {
        List<String> command = Tool.script(
                maven.resolve("bin/mvn"),
                List.of(
                        "-B",
                        "-q",
                        "-Dstyle.color=never",
                        "-Dmaven.repo.local=" + repository,
                        "-Dtest=EveryChapterIsGradedTest",
                        "-Dsurefire.failIfNoSpecifiedTests=false"));
        command.addAll(List.of(more));
        command.addAll(List.of("clean", "test"));
        return command;
    }

    private static Path localRepository() {
        String variable = System.getenv("JBANG_REPO");
        return variable != null ? Path.of(variable) : Path.of(System.getProperty("user.home"), ".m2", "repository");
    }

    /** Deletes the records of remote repositories, because of which Maven and JBang would check other repositories in the network. */
    private void forgetRepositories() throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.equals("_remote.repositories")
                        || name.endsWith(".lastUpdated")
                        || name.equals("resolver-status.properties")) {
                    Files.delete(file);
                }
            }
        }
    }

    private void runScripts() throws IOException, InterruptedException {
        copyJBang();
        Matcher names = ALIAS.matcher(Files.readString(target.resolve("chapters/jbang-catalog.json")));
        while (names.find()) {
            runScript(names.group(1), "");
        }
        OldestJava.mark(pack.resolve("jbang/cache/jars"));
        Files.deleteIfExists(pack.resolve("jbang/cache/dependency_cache.json")); // paths of this computer
    }

    /** Runs a script with the packed JBang: the launcher ignores empty variables. */
    private void runScript(String name, String javaOptions) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(OldestJava.environment());
        environment.putAll(Map.of("JBANG_DIR", "", "JBANG_REPO", ""));
        if (!javaOptions.isEmpty()) {
            environment.put("JBANG_JAVA_OPTIONS", javaOptions);
        }
        Tool.mustRun(
                "The script " + name,
                target,
                environment,
                Tool.script(target.resolve("jbang"), List.of(name, "--help")));
    }

    private void copyJBang() throws IOException {
        String variable = System.getenv("JBANG_DIR");
        Path mine = variable != null ? Path.of(variable) : Path.of(System.getProperty("user.home"), ".jbang");
        Files.createDirectories(pack.resolve("jbang"));
        if (Files.isDirectory(mine.resolve("launcher"))) {
            copy(mine.resolve("launcher"), pack.resolve("jbang/launcher"));
            forgetCommands();
        }
    }

    /** Deletes what the launcher keeps: it contains paths of this computer, and with it the launcher would not start JBang. */
    private void forgetCommands() throws IOException {
        try (Stream<Path> files = Files.list(pack.resolve("jbang/launcher"))) {
            for (Path file :
                    files.filter(one -> !one.toString().endsWith(".jar")).toList()) {
                Folders.delete(file);
            }
        }
    }

    /** Runs what a learner's first commands will run: Maven from clean, JBang without its dependency cache. */
    private void prove() throws IOException, InterruptedException {
        Tool.mustRun("The packed Maven", target, Map.of(), grading(pack.resolve("maven"), "-o"));
        for (String module :
                List.of("lib/client", "lib/informers", "lib/testkit", "lib/replay", "lib/workbook", "chapters")) {
            Folders.delete(target.resolve(module).resolve("target"));
        }
        forgetCommands();
        runScript("workbook", NO_NETWORK);
        forgetCommands();
        Files.deleteIfExists(pack.resolve("jbang/cache/dependency_cache.json"));
    }

    private void commit() throws IOException, InterruptedException {
        git(target, "add", "-A");
        git(
                target,
                "-c",
                "user.name=workbook pack",
                "-c",
                "user.email=pack@localhost",
                "commit",
                "-q",
                "-m",
                "Packed: Maven and JBang are in .workbook/pack");
    }

    private static String git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return Tool.mustRun("git", folder, Map.of(), command);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
