package chapters.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import workbook.grade.MyAnswer;
import workbook.grade.Proof;
import workbook.grade.ProofAnswer;

/**
 * Grades every answer of the proof again and again on a loaded machine. The same answer must get the same grade each time, and a
 * wrong one the same words. Run by hand: docs/proof.md.
 *
 * <p>{@code -Dverdicts.runs=100} grades each answer so often, {@code -Dverdicts.answers=REGEX} only those whose name contains a
 * match, such as {@code 05-store/mutants}. {@code -Dverdicts.busy=N} sets the number of busy threads (two for each core),
 * {@code -Dverdicts.at.once=N} how many answers are graded at the same time.
 */
class SteadyVerdicts {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final int runs = Integer.getInteger("verdicts.runs", 100);
    private final int atOnce = Integer.getInteger("verdicts.at.once", 4);
    private final String chosen = System.getProperty("verdicts.answers", "");

    /** How often each verdict came, by answer, test and text. */
    private final Map<String, Map<String, Map<String, Integer>>> counts = new TreeMap<>();

    /** One message of each kind of verdict. */
    private final Map<String, String> messages = new TreeMap<>();

    private final VerdictLog log = new VerdictLog(Path.of(System.getProperty("verdicts.log", "target/verdicts.log")));

    private volatile boolean over;

    @Test
    void the_same_answer_gets_the_same_grade_each_time() throws Exception {
        List<ProofAnswer> answers = answers();
        assertThat(answers)
                .as("answers whose name contains a match of " + chosen)
                .isNotEmpty();
        Integer busy = Integer.getInteger("verdicts.busy", 2 * CORES);
        for (int i = 0; i < busy; i++) {
            Thread load = new Thread(this::load, "load-" + i);
            load.setDaemon(true);
            load.start();
        }
        System.out.println(
                answers.size() + " answers, " + runs + " runs, " + busy + " busy threads on " + CORES + " cores");
        log.earlier(this::record);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            for (int run = 1; run <= runs; run++) {
                run(run, answers, threads);
            }
        } finally {
            over = true;
            threads.shutdownNow();
        }
        assertThat(changed()).as("verdicts that changed in " + runs + " runs").isEmpty();
        assertThat(wrong())
                .as("verdicts that are wrong in all " + runs + " runs")
                .isEmpty();
    }

    private List<ProofAnswer> answers() throws Exception {
        Path chapters = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        Pattern pattern = Pattern.compile(chosen);
        List<ProofAnswer> answers = new ArrayList<>();
        for (Class<?> test : Proof.learnersTests(chapters)) {
            if (chosen.matches("\\d\\d.*")
                    && !test.getAnnotation(MyAnswer.class).value().startsWith(chosen.substring(0, 2))) {
                continue;
            }
            for (ProofAnswer answer : ProofAnswer.of(test)) {
                if (pattern.matcher(answer.name()).find()) {
                    answers.add(answer);
                }
            }
        }
        return answers;
    }

    /** Grades every answer once, in an order of this run, so that the neighbours of an answer differ. */
    private void run(int run, List<ProofAnswer> answers, ExecutorService threads) throws Exception {
        long start = System.nanoTime();
        List<ProofAnswer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, new Random(run));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (ProofAnswer answer : shuffled) {
            tasks.add(() -> {
                if (log.misses(run, answer.name())) {
                    long begin = System.nanoTime();
                    long cpu = cpu();
                    List<ProofAnswer.Verdict> verdicts = answer.verdicts();
                    log.add(run, answer.name(), verdicts, System.nanoTime() - begin, cpu() - cpu);
                    record(answer.name(), verdicts);
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
        System.out.println("run " + run + " of " + runs + ": "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s, " + Thread.activeCount()
                + " threads, changed so far: " + changed().size());
    }

    private synchronized void record(String answer, List<ProofAnswer.Verdict> verdicts) {
        Map<String, Map<String, Integer>> tests = counts.computeIfAbsent(answer, any -> new LinkedHashMap<>());
        for (ProofAnswer.Verdict verdict : verdicts) {
            Map<String, Integer> texts = tests.computeIfAbsent(verdict.test(), any -> new TreeMap<>());
            texts.merge(verdict.text(), 1, Integer::sum);
            messages.putIfAbsent(answer + verdict.test() + verdict.text(), verdict.message());
            if (texts.size() > 1 && texts.get(verdict.text()) == 1) {
                System.out.println("CHANGED " + describe(answer, verdict.test(), texts));
            }
        }
    }

    private synchronized List<String> changed() {
        List<String> changed = new ArrayList<>();
        counts.forEach((answer, tests) -> tests.forEach((test, texts) -> {
            if (texts.size() > 1) {
                changed.add(describe(answer, test, texts));
            }
        }));
        return changed;
    }

    /** Returns the right answers that were red, and the wrong ones that no test found with their words. */
    private synchronized List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        counts.forEach((answer, tests) -> {
            boolean mutant = answer.contains("/mutants/");
            boolean right = mutant
                    ? tests.values().stream().anyMatch(texts -> texts.containsKey("red"))
                    : tests.values().stream().allMatch(texts -> texts.containsKey("green"));
            if (!right) {
                tests.forEach((test, texts) -> wrong.add(describe(answer, test, texts)));
            }
        });
        return wrong;
    }

    private String describe(String answer, String test, Map<String, Integer> texts) {
        StringBuilder text = new StringBuilder(answer + ", \"" + test + "\":");
        texts.forEach((verdict, count) -> text.append("\n    " + count + " times " + verdict + ": "
                + messages.get(answer + test + verdict).replaceAll("\\s+", " ")));
        return text.toString();
    }

    /** The CPU time of all threads: that of one answer if one is graded at a time and no thread is busy. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void load() {
        long value = 1;
        while (!over) {
            value = value * 31 + 7;
        }
        if (value == 0) {
            System.out.println(); // so that the loop is not removed
        }
    }
}
