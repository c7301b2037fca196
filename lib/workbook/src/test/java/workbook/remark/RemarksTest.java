package workbook.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds what it is for, and is silent about what only looks like it. */
class RemarksTest {
    @TempDir
    Path folder;

    @Test
    void aFieldThatWantsToBeVolatile() throws IOException {
        Files.writeString(folder.resolve("Clock.java"), """
                interface Clock {
                    void run();
                    /** Returns the time. Thread-safe. */
                    String now();
                    /** Returns the name. */
                    String name();
                }
                """);
        String clock = """
                public class MyClock implements Clock {
                    private String time = "";
                    public void run() { time = "now"; }
                    public String now() { return time; }
                    public String name() { return "a clock"; }
                }
                """;

        assertThat(on(clock).text()).contains("Any thread may call now()", "`time` without a lock", "`volatile`");
        assertThat(on(clock).line()).isEqualTo(2);
        silent(clock.replace("private String", "private volatile String"));
        silent(clock.replace("public String now", "public synchronized String now"));
        silent(clock.replace("return time", "synchronized (this) { return time; }")
                .replace("; }; }", "; } }"));
        silent(clock.replace("private String time = \"\"", "private final String time; MyClock() { time = \"\"; }")
                .replace("time = \"now\"", "return"));
        silent(clock.replace("String now() { return time", "String now() { String time = \"\"; return time"));
        silent(clock.replace("name() { return \"a clock\"", "name() { return time")
                .replace("now() { return time", "now() { return \"\""));
    }

    @Test
    void aFieldThatIsChangedUnderTheLockAndReadWithoutIt() throws IOException {
        String counter = """
                public class Counter {
                    private int count;
                    public synchronized void up() { count++; }
                    public int get() { return count; }
                }
                """;

        assertThat(on(counter).text()).contains("`count` is changed under the lock", "get() reads it without the lock");
        assertThat(on(counter).line()).isEqualTo(4);
        silent(counter.replace("private int", "private volatile int"));
        silent(counter.replace("public int get", "public synchronized int get"));
        silent(counter.replace("public int get", "int get")); // perhaps its callers hold the lock
        silent(counter.replace("synchronized void", "void"));
        silent(counter.replace("return count", "int count = 1; return count"));
        silent(counter.replace("return count", "return locked(() -> count)"));
    }

    @Test
    void aMapThatIsChangedUnderTheLockAndReadWithoutIt() throws IOException {
        String store = """
                public class Names {
                    private final Map<String, String> names = new HashMap<>();
                    public void add(String name) { synchronized (names) { names.put(name, name); } }
                    public int size() { return names.size(); }
                }
                """;

        assertThat(on(store).text()).contains("size() reads it without the lock");
        silent(store.replace("new HashMap", "new ConcurrentHashMap"));
        silent(store.replace("return names.size()", "synchronized (names) { return names.size(); }"));
    }

    @Test
    void anUnlockThatAnExceptionSkips() throws IOException {
        String locked = """
                class Locked {
                    private final Lock lock = new ReentrantLock();
                    void run(Runnable task) {
                        lock.lock();
                        task.run();
                        lock.unlock();
                    }
                }
                """;

        assertThat(on(locked).text()).contains("the lock is held forever", "`finally`");
        assertThat(on(locked).line()).isEqualTo(4);
        silent(locked.replace("task.run();\n        lock.unlock();", "try { task.run(); } finally { lock.unlock(); }"));
        silent(locked.replace("task.run();", "int a = 1;"));
        silent(locked.replace(
                "private final Lock lock = new ReentrantLock();", "private final Door lock = new Door();"));
    }

    @Test
    void aWaitOutsideALoop() throws IOException {
        String gate = """
                class Gate {
                    private volatile boolean open;
                    synchronized void pass() throws InterruptedException {
                        if (!open) { wait(); }
                    }
                }
                """;

        assertThat(on(gate).text()).contains("wait() although its condition is not true", "while");
        silent(gate.replace("if (!open)", "while (!open)"));
        silent(gate.replace("wait()", "wait(100)"));
        silent(gate.replace("wait()", "queue.wait()"));
        assertThat(on(gate.replace("wait()", "changed.await()")
                                .replace("class Gate {", "class Gate { final Condition changed;"))
                        .text())
                .contains("await()");
    }

    @Test
    void anInterruptThatIsLostInALoop() throws IOException {
        String loop = """
                class Loop {
                    void run() {
                        while (true) {
                            try { step(); } catch (InterruptedException e) { }
                        }
                    }
                }
                """;

        assertThat(on(loop).text()).contains("loses the interrupt");
        silent(loop.replace("{ }", "{ return; }"));
        silent(loop.replace("while (true)", ""));
        silent(loop.replace("InterruptedException", "RuntimeException"));
        silent(loop.replace("step();", "go(() -> { try { step(); } catch (InterruptedException e) { } });")
                .replace("catch (InterruptedException e) { }\n", "catch (RuntimeException e) { }\n"));
    }

    @Test
    void aWaitWithoutALimit() throws IOException {
        String closing = """
                class Closing {
                    private final Thread worker = new Thread(this::run);
                    void close() throws InterruptedException { worker.join(); }
                }
                """;

        assertThat(on(closing).text()).contains("`worker.join()` waits without a limit");
        silent(closing.replace("join()", "join(1000)"));
        silent(closing.replace("private final Thread", "private final Team"));
    }

    @Test
    void aListOfTheCallerThatIsReadUnderTheLock() throws IOException {
        String store = """
                public class Filled {
                    private Map<String, String> items = new HashMap<>();
                    public synchronized void replace(List<String> all) {
                        Map<String, String> fresh = new HashMap<>();
                        for (String one : all) { fresh.put(one, one); }
                        items = fresh;
                    }
                }
                """;

        assertThat(on(store).text()).contains("replace() holds the lock while it iterates over `all`");
        assertThat(on(store).line()).isEqualTo(5);
        silent(store.replace("synchronized void", "void"));
        silent(store.replace("synchronized void", "void")
                .replace("items = fresh", "synchronized (this) { items = fresh; }"));
        silent(store.replace("for (String one : all)", "for (String one : List.copyOf(items.keySet()))"));
        silent(store.replace("List<String> all", "String[] all"));
        String withLock = store.replace("synchronized void", "void")
                .replace("Map<String, String> fresh", "lock.lock(); try { Map<String, String> fresh")
                .replace("items = fresh;", "items = fresh; } finally { lock.unlock(); }");
        assertThat(on(withLock).text()).contains("holds the lock while it iterates");
    }

    @Test
    void aCopyOfACopy() throws IOException {
        String list =
                "class Copies { List<String> of(List<String> given) { return List.copyOf(new ArrayList<>(given)); } }";

        assertThat(on(list).text()).contains("copies a copy");
        silent(list.replace("new ArrayList<>(given)", "given"));
        silent(list.replace("List.copyOf(new ArrayList<>(given))", "new ArrayList<>(new TreeSet<>(given))"));
        silent(list.replace("List.copyOf(new ArrayList<>(given))", "Set.copyOf(new ArrayList<>(given))"));
        silent(list.replace("List.copyOf(new ArrayList<>(given))", "List.copyOf(new ArrayList<>())"));
    }

    @Test
    void twoLookupsForOne() throws IOException {
        String index = """
                class Sets {
                    void add(String value) {
                        if (!sets.containsKey(value)) { sets.put(value, new HashSet<>()); }
                    }
                }
                """;

        assertThat(on(index).text()).contains("sets.computeIfAbsent(...)");
        silent(index.replace("sets.put(value", "others.put(value"));
        silent(index.replace("sets.put(value", "sets.put(other"));
        silent(index.replace("!sets", "sets"));
        silent(index.replace("new HashSet<>()); }", "new HashSet<>()); count(); }"));
        silent(index.replace("new HashSet<>()", "empty"));
    }

    @Test
    void keysThatAreLookedUpAgain() throws IOException {
        String loop = """
                class Both {
                    private final Map<String, String> items = new HashMap<>();
                    void print() { for (String key : items.keySet()) { print(key, items.get(key)); } }
                }
                """;

        assertThat(on(loop).text()).contains("`items.entrySet()` has keys and values together");
        silent(loop.replace("items.get(key)", "others.get(key)"));
        silent(loop.replace("private final Map", "private final Known"));
    }

    @Test
    void aFieldThatCouldBeFinal() throws IOException {
        String field = """
                class Once {
                    private Map<String, String> items = new HashMap<>();
                    void clear() { items.clear(); }
                }
                """;

        assertThat(on(field).text()).contains("`items` is never assigned again");
        silent(field.replace("private Map", "private final Map"));
        silent(field.replace("items.clear()", "items = new HashMap<>()"));
        silent(field.replace("items.clear()", "other.items = null"));
        silent(field.replace(
                "private Map<String, String> items = new HashMap<>()", "private Map<String, String> items"));
        silent(field.replace("private Map", "Map"));
        silent(field.replace("private Map", "@Option private Map"));
    }

    @Test
    void nothingIsSaidAboutWhatCannotBeRead() throws IOException {
        silent("class Broken {");
        assertThat(Remarks.on(folder.resolve("Missing.java"))).isEmpty();
    }

    private Remark on(String source) throws IOException {
        return check(source).orElseThrow(() -> new AssertionError("expected a remark on\n" + source));
    }

    private void silent(String source) throws IOException {
        assertThat(check(source)).as(source).isEmpty();
    }

    private Optional<Remark> check(String source) throws IOException {
        Path file = folder.resolve("Answer.java");
        Files.writeString(file, source);
        return Remarks.on(file);
    }
}
