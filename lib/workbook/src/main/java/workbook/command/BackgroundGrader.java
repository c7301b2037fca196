package workbook.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import workbook.cli.Explanation;
import workbook.cli.WorkbookHome;
import workbook.grade.Cancellation;
import workbook.grade.Grade;

/**
 * Grades chapters on a thread of its own: first those whose grade is not known, and then each one that is saved. A save during a
 * grading of the same chapter ends that grading, and its grade is not reported. Closing it ends the threads.
 */
final class BackgroundGrader implements AutoCloseable {
    private final WorkbookHome home;
    private final List<String> chapters;
    private final Consumer<WatchEvent> events;

    /** The chapters to grade, and whether they were saved. The one that was saved last is the last. */
    private final Map<String, Boolean> waiting = new LinkedHashMap<>();

    private final List<Thread> threads = new ArrayList<>();
    private @Nullable String running;
    private Cancellation cancellation = new Cancellation();

    private BackgroundGrader(WorkbookHome home, List<String> chapters, Consumer<WatchEvent> events) {
        this.home = home;
        this.chapters = List.copyOf(chapters);
        this.events = events;
    }

    /**
     * Starts to watch and to grade.
     *
     * @param poll do not use notifications of the operating system
     * @param events receives what happens, on other threads
     */
    static BackgroundGrader start(WorkbookHome home, List<String> chapters, boolean poll, Consumer<WatchEvent> events) {
        BackgroundGrader grader = new BackgroundGrader(home, chapters, events);
        for (String chapter : chapters) {
            grader.waiting.put(chapter, false);
        }
        FileChanges changes =
                FileChanges.of(files(home, chapters), poll, text -> events.accept(new WatchEvent.Notice(text)));
        grader.thread("saves", () -> grader.reportSaves(changes));
        grader.thread("grader", grader::gradeAll);
        return grader;
    }

    /** Returns the learner's files of these chapters. */
    static List<Path> files(WorkbookHome home, List<String> chapters) {
        return chapters.stream()
                .flatMap(chapter -> ChapterClasses.learnersFiles(home, chapter).stream())
                .toList();
    }

    private interface Body {
        void run() throws InterruptedException;
    }

    private void thread(String name, Body body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (InterruptedException e) {
                        // closed
                    } catch (RuntimeException e) {
                        events.accept(new WatchEvent.Broken(e));
                    }
                },
                name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void reportSaves(FileChanges changes) throws InterruptedException {
        try (changes) {
            while (true) {
                for (Path file : changes.next()) {
                    saved(Objects.requireNonNull(file.getParent()).getFileName().toString(), file);
                }
            }
        }
    }

    private synchronized void saved(String chapter, Path file) {
        waiting.remove(chapter);
        waiting.put(chapter, true);
        if (chapter.equals(running)) {
            cancellation.cancel();
        }
        events.accept(new WatchEvent.Saved(chapter, file.getFileName().toString()));
        notifyAll();
    }

    private void gradeAll() throws InterruptedException {
        Gradebook book = new Gradebook(home);
        while (true) {
            Job job = take();
            String chapter = job.chapter();
            try {
                List<Grade> grades = job.saved()
                        ? book.grade(chapter, cancellation)
                        : book.known(List.of(chapter), any -> {}, cancellation);
                ended(new WatchEvent.Graded(chapter, grades, job.saved()));
            } catch (RuntimeException | Error e) { // such as a stack overflow in javac
                ended(new WatchEvent.Failed(chapter, Explanation.of(e)));
            }
        }
    }

    /** A chapter to grade, and whether its file was saved. */
    private record Job(String chapter, boolean saved) {}

    /** Waits for a chapter. Saved chapters come first. */
    private synchronized Job take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        String chapter = waiting.keySet().stream()
                .filter(waiting::get)
                .findFirst()
                .orElse(waiting.keySet().iterator().next());
        running = chapter;
        cancellation = new Cancellation();
        events.accept(new WatchEvent.Started(chapter));
        return new Job(chapter, Boolean.TRUE.equals(waiting.remove(chapter)));
    }

    /** Reports the result, unless the chapter was saved again meanwhile. */
    private synchronized void ended(WatchEvent result) {
        if (!cancellation.isCancelled()) {
            events.accept(result);
        }
        running = null;
        if (waiting.isEmpty()) {
            events.accept(new WatchEvent.Idle());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            cancellation.cancel();
        }
        threads.forEach(Thread::interrupt);
    }
}
