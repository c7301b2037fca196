package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer must not use, by any way of using it; and what it may use. */
class AnswerCheckIT {
    private static final List<String> REFUSED = List.of(
            "Class.forName(\"workbook.grade.Lib\".concat(\"Tally\"));",
            "Class.forName(new String(new char[] {'L', 'i', 'b'}) + line, true, getClass().getClassLoader());",
            "getClass().getClassLoader().loadClass(line);",
            "ClassLoader.getSystemClassLoader();",
            "Thread.currentThread().getContextClassLoader();",
            "Class.class.getMethod(\"for\" + \"Name\", String.class).invoke(null, line);",
            "java.util.function.Function<String, Object> f = name -> { try { return Class.forName(name); }"
                    + " catch (Exception e) { return null; } }; f.apply(line);",
            "getClass().getDeclaredFields()[0].setAccessible(true);",
            "java.lang.invoke.MethodHandles.lookup().findStatic(System.class, \"ex\" + \"it\","
                    + " java.lang.invoke.MethodType.methodType(void.class, int.class));",
            "java.lang.invoke.MethodHandles.lookup().defineClass(new byte[0]);",
            "java.lang.invoke.MethodHandles.privateLookupIn(Tally.class, java.lang.invoke.MethodHandles.lookup());",
            "javax.tools.ToolProvider.getSystemJavaCompiler();",
            "workbook.grade.AnswerLoader.load(java.nio.file.Path.of(line), Tally.class);",
            "workbook.grade.Grader.hasTodo(line, line);",
            "org.junit.platform.commons.support.ReflectionSupport.newInstance(String.class);",
            "java.nio.file.Files.delete(java.nio.file.Path.of(\".\"));",
            "new java.io.File(\".\").delete();",
            "new java.io.FileOutputStream(java.io.FileDescriptor.out).write(1);",
            "new java.io.PrintStream(\"/proc/self/fd/1\").println(line);",
            "new java.util.Formatter(\"/proc/self/fd/1\").format(line);",
            "new ProcessBuilder(\"sleep\", \"1000\").start();",
            "Runtime.getRuntime().exec(line);",
            "Runtime.getRuntime().addShutdownHook(new Thread());",
            "Runtime.getRuntime().halt(0);",
            "java.util.function.IntConsumer quit = System::exit; quit.accept(0);",
            "System.setOut(System.err);",
            "System.setProperty(\"workbook.chapters\", line);",
            "System.getProperties().clear();",
            "StackWalker.getInstance().forEach(frame -> {});",
            "Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);",
            "java.lang.management.ManagementFactory.getRuntimeMXBean();",
            "java.util.ServiceLoader.load(Tally.class);",
            "new java.net.Socket(\"127.0.0.1\", 80);",
            "new java.net.URL(\"file:/etc/passwd\").openStream();",
            "new java.beans.Expression(line, line, new Object[0]).getValue();",
            "new com.fasterxml.jackson.databind.ObjectMapper().getTypeFactory().findClass(line);",
            "new com.fasterxml.jackson.databind.ObjectMapper().readerForUpdating(this).readValue(line);",
            "new com.fasterxml.jackson.databind.ObjectMapper().readValue('\"' + line + '\"', Class.class);",
            "new com.fasterxml.jackson.databind.ObjectMapper().convertValue(line, Class.class);",
            "new com.fasterxml.jackson.databind.ObjectMapper().treeToValue(null, Class.class);",
            "new com.fasterxml.jackson.databind.ObjectMapper().reader().forType(Class.class).readValue(line);",
            "new com.fasterxml.jackson.databind.ObjectMapper().readerFor(Class.class);",
            "new com.fasterxml.jackson.databind.ObjectMapper().reader(Class.class);",
            "new com.fasterxml.jackson.core.JsonFactory().createParser(line).readValueAs(Class.class);",
            "((com.fasterxml.jackson.core.ObjectCodec) null).readValue(null, Class.class);",
            "java.nio.channels.FileChannel.open(null);",
            "class L extends java.security.SecureClassLoader { L() { super(Tally.class.getClassLoader()); }"
                    + " Class<?> find(String n) throws Exception { return loadClass(n); } } new L().find(line);",
            "java.lang.invoke.MethodType.fromMethodDescriptorString(line, Tally.class.getClassLoader()).returnType();",
            "class M extends com.fasterxml.jackson.databind.ObjectMapper {} new M().enableDefaultTyping();",
            "class M extends com.fasterxml.jackson.databind.ObjectMapper {} class N extends M {}"
                    + " java.util.function.Supplier<Object> s = new N()::findAndRegisterModules; s.get();",
            "class T extends Thread { Object mine() { return getContextClassLoader(); } } new T().mine();",
            "java.util.concurrent.ForkJoinWorkerThread t = null; t.getContextClassLoader();",
            "@com.fasterxml.jackson.annotation.JsonTypeInfo(use = com.fasterxml.jackson.annotation.JsonTypeInfo.Id.CLASS)"
                    + " class Any {} new com.fasterxml.jackson.databind.ObjectMapper().readValue(line, Any.class);",
            "@com.fasterxml.jackson.databind.annotation.JsonDeserialize(as = String.class) class Any {}",
            "informers.client.config.Kubeconfig.class.getName();");

    private static final List<String> TAKEN = List.of(
            "java.lang.invoke.MethodHandles.lookup().findVarHandle(My.class, \"count\", int.class).setVolatile(this, 1);",
            "java.util.concurrent.atomic.AtomicIntegerFieldUpdater.newUpdater(My.class, \"count\").set(this, 1);",
            "Runnable proxy = (Runnable) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(),"
                    + " new Class<?>[] {Runnable.class}, (self, method, args) -> method.invoke((Runnable) () -> {},"
                    + " args)); proxy.run();",
            "Object[] made = (Object[]) java.lang.reflect.Array.newInstance(String.class, 1);",
            "System.out.println(line + System.lineSeparator() + System.getProperty(\"user.dir\"));",
            "System.getLogger(\"mine\").log(System.Logger.Level.INFO, line);",
            "java.util.logging.Logger.getLogger(line).fine(line);",
            "record Pair(String a, int b) {} new Pair(line, 1).equals(new Pair(line, 1));",
            "if (line.isEmpty()) { throw new java.io.FileNotFoundException(line); }",
            "try { if (line.isEmpty()) { throw new java.net.SocketTimeoutException(); } }"
                    + " catch (java.net.SocketTimeoutException e) { }",
            "java.net.URI.create(java.net.URLEncoder.encode(line, java.nio.charset.StandardCharsets.UTF_8));",
            "java.security.MessageDigest.getInstance(\"SHA-256\").digest(line.getBytes());",
            "var threads = java.util.concurrent.Executors.newSingleThreadExecutor(run -> {"
                    + " Thread thread = new Thread(run); thread.setDaemon(true); return thread; });"
                    + " threads.submit(() -> {}).get(); threads.shutdown();",
            "Runtime.getRuntime().availableProcessors();",
            "Class<?> type = line.getClass(); if (!type.getSimpleName().equals(type.cast(\"String\"))) { count = 1; }",
            "new java.io.PrintWriter(new java.io.StringWriter()).println(String.format(\"%s\", line));",
            "new com.fasterxml.jackson.databind.ObjectMapper().readTree(\"{}\").path(line).asText();",
            "class P { @com.fasterxml.jackson.annotation.JsonProperty(\"n\") public int a; }"
                    + " if (!new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(new P())"
                    + ".contains(\"n\")) { throw new IllegalStateException(); }",
            "class Worker extends Thread { void stop(int millis) { interrupt(); } }" + " new Worker().stop(1);",
            "class P extends java.io.PrintStream { P(String prefix) { super(System.out); } } new P(line);");

    @TempDir
    Path folder;

    @Test
    void whatNoExerciseNeedsIsRejected() throws IOException {
        CompiledAnswer all = AnswerCompiler.compile(answer(REFUSED), Tally.class);

        for (int i = 0; i < REFUSED.size(); i++) {
            CompiledAnswer one = new CompiledAnswer(all.file(), only("My$Act" + i, all.classes()));
            assertThatThrownBy(() -> AnswerCheck.checkGraded(one, MyTallyToy.class))
                    .as(REFUSED.get(i))
                    .isInstanceOf(RejectedAnswerException.class)
                    .hasMessageStartingWith("My.java")
                    .satisfies(e -> assertThat(e.getMessage())
                            .containsAnyOf(
                                    "which no exercise needs", "belongs to the workbook", "ends the whole program"));
        }
    }

    @Test
    void anAnswerOfUnusualDesignIsDone() throws IOException {
        Grade grade = Grader.grade(MyTallyToy.class, answer(TAKEN));

        assertThat(grade.count(State.DONE)).as(grade.toString()).isEqualTo(4);
    }

    @Test
    void theRejectionIsAGradeWithItsLine() throws IOException {
        Path file = answer(List.of("Class.forName(\"workbook.grade.Lib\".concat(\"Tally\"));"));

        assertThat(message(file)).startsWith("My.java:6 calls java.lang.Class.forName, which no exercise needs");
    }

    /** The second line of defence: a class that is loaded in an unexpected way. */
    @Test
    void hiddenClassesAreNotFoundAtRunTime() {
        ForbiddenReferences limits = new ForbiddenReferences("workbook.grade.Tally");

        assertThat(new String[] {
                    "LibStore",
                    "LibStore$Inner",
                    "StoreContract",
                    "MyStoreTest",
                    "workbook.grade.Grader",
                    "workbook.command.FinalWorker",
                    "org.junit.jupiter.api.Test",
                    "org.assertj.core.api.Assertions"
                })
                .allMatch(limits::isHidden);
        assertThat(new String[] {
                    "Store",
                    "Library",
                    "java.lang.String",
                    "workbook.grade.Tally",
                    "workbook.grade.Tally$Part",
                    "workbook.grade.Todo",
                    "informers.api.Pod",
                    "com.fasterxml.jackson.databind.JsonNode"
                })
                .noneMatch(limits::isHidden);
    }

    /** Of any superclass: a class loader could load what the answer's loader hides. */
    @Test
    void aClassLoaderIsRejected() throws IOException {
        CompiledAnswer answer = AnswerCompiler.compile(
                answer(List.of("class L extends java.security.SecureClassLoader {} new L();")), Tally.class);
        AnswerLoader loader = new AnswerLoader(answer, Tally.class.getClassLoader(), any -> false, todo -> {});

        assertThatThrownBy(() -> AnswerCheck.checkLoaded(answer, loader))
                .isInstanceOf(RejectedAnswerException.class)
                .hasMessageStartingWith("My.java:6 declares a class loader, which no exercise needs");
    }

    @Test
    void aByteOrderMarkHasAHint() throws IOException {
        Path file = answer(List.of());
        Files.writeString(file, "\ufeff" + Files.readString(file));

        assertThat(message(file)).contains("starts with a byte order mark", "save it as UTF-8 without BOM");
    }

    @Test
    void aFileInUtf16HasAHint() throws IOException {
        Path file = answer(List.of());
        Files.writeString(file, Files.readString(file), StandardCharsets.UTF_16);

        assertThat(message(file)).contains("save it as UTF-8");
    }

    @Test
    void aPackageLineHasAHint() throws IOException {
        Path file = answer(List.of());
        Files.writeString(
                file, "package org.example;\n" + Files.readString(file).replace("import workbook.grade.*;", ""));

        assertThat(message(file)).contains("Delete the line \"package org.example;\"");
    }

    private static String message(Path file) {
        Grade grade = Grader.grade(MyTallyToy.class, file);
        assertThat(grade.results()).hasSize(1);
        return grade.results().get(0).message();
    }

    private static Map<String, byte[]> only(String name, Map<String, byte[]> classes) {
        Map<String, byte[]> some = new TreeMap<>(classes);
        some.keySet().removeIf(one -> !one.equals(name) && !one.startsWith(name + "$"));
        return some;
    }

    /** A correct answer that does each of these in a nested class. */
    private Path answer(List<String> statements) throws IOException {
        StringBuilder acts = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            acts.append("static class Act%d { volatile int count; void act(String line) throws Exception {%n%s%n} }%n"
                    .formatted(i, statements.get(i).replace("My.class", "Act" + i + ".class")));
        }
        return Files.writeString(folder.resolve("My.java"), """
                import java.util.*;
                import workbook.grade.*;

                public class My implements Tally {
                %s
                    private final java.util.concurrent.atomic.LongAdder total = new java.util.concurrent.atomic.LongAdder();

                    @Override
                    public List<String> words(String line) {
                        try {
                            %s
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        return List.of(line.trim().split(" +"));
                    }

                    @Override
                    public int countAll(List<String> lines) {
                        return lines.stream().mapToInt(line -> words(line).size()).sum();
                    }

                    @Override
                    public void add(String line) {
                        total.add(words(line).size());
                    }

                    @Override
                    public int total() {
                        return total.intValue();
                    }
                }
                """.formatted(
                        acts,
                        IntStream.range(0, statements.size())
                                .mapToObj(i -> "new Act" + i + "().act(line);")
                                .collect(Collectors.joining(" "))));
    }
}
