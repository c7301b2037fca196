package workbook.command;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.grade.Grade;
import workbook.grade.Grader;
import workbook.grade.SetUpFailedException;

/**
 * The JVM in which one learner's files are graded. It reads the files from standard input, and writes a grade for each chapter to
 * standard output; before the learner's code is loaded, both are made inaccessible to it. It ends when standard input ends, because
 * then the process that started it has ended.
 */
final class FinalWorker {
    /** The exit status if its folder was deleted: the next chapter is not the cause. */
    static final int FOLDER_IS_GONE = 75;

    /** The exit status if what the chapter's tests share could not be started: there is no grade. */
    static final int NOT_SET_UP = 76;

    /** The maximum numbers of threads of an answer that wait forever, and of all threads. */
    private static final int MAX_WAITING_THREADS = 16;

    private static final int MAX_THREADS = 500;

    private FinalWorker() {}

    /** One file to grade. */
    private record Job(String file, String test, String classes, byte[] content) {}

    /**
     * Runs the worker.
     *
     * @param args the folder for temporary files, which only this process uses
     */
    public static void main(String... args) throws Exception {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nowhere);
        System.setErr(nowhere);
        System.setIn(InputStream.nullInputStream());
        DataInputStream data = new DataInputStream(in);
        byte[] key = data.readNBytes(FinalChannel.KEY_LENGTH);
        FinalChannel channel = new FinalChannel(key);
        java.util.Arrays.fill(key, (byte) 0);
        List<Job> jobs = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            jobs.add(new Job(data.readUTF(), data.readUTF(), data.readUTF(), data.readNBytes(data.readInt())));
        }
        endWith(in);
        int number = 0;
        for (Job job : jobs) {
            Path file;
            try {
                file = write(Path.of(args[0]).resolve("chapter-" + ++number), job);
            } catch (IOException e) {
                Runtime.getRuntime().halt(FOLDER_IS_GONE);
                return;
            }
            try {
                channel.write(grade(job, file), out);
            } catch (SetUpFailedException e) {
                Runtime.getRuntime().halt(NOT_SET_UP);
            }
            if (affectsTheNextChapter(job)) {
                Runtime.getRuntime().halt(0); // the next chapter gets a JVM of its own
            }
        }
        Runtime.getRuntime().halt(0); // also if threads are left
    }

    private static Path write(Path folder, Job job) throws IOException {
        Path file = folder.resolve(job.file());
        Files.createDirectories(file.getParent());
        return Files.write(file, job.content());
    }

    private static Grade grade(Job job, Path file) throws IOException, ClassNotFoundException {
        URL[] place = {Path.of(job.classes()).toUri().toURL()};
        URLClassLoader chapter = new URLClassLoader(place, FinalWorker.class.getClassLoader());
        return Exercise.cut(Grader.gradeStrictly(chapter.loadClass(job.test()), file));
    }

    /** Returns whether an answer has left busy threads, many threads, or used memory, which would affect the next chapter. */
    private static boolean affectsTheNextChapter(Job job) {
        Thread[] threads = new Thread[MAX_THREADS];
        int count = Thread.currentThread().getThreadGroup().enumerate(threads);
        int ofAnswer = 0;
        for (int i = 0; i < count; i++) {
            if (isIn(job, threads[i])) {
                ofAnswer++;
                if (threads[i].getState() == Thread.State.RUNNABLE) {
                    return true;
                }
            }
        }
        if (memory() > Runtime.getRuntime().maxMemory() / 2) {
            System.gc();
        }
        return ofAnswer > MAX_WAITING_THREADS
                || count == MAX_THREADS
                || memory() > Runtime.getRuntime().maxMemory() / 2;
    }

    private static long memory() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static boolean isIn(Job job, Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (SubmittedFileSearch.fileName(job.file()).equals(frame.getFileName())) {
                return true;
            }
        }
        return false;
    }

    private static void endWith(InputStream in) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            continue;
                        }
                    } catch (IOException e) {
                        // counts as the end
                    }
                    Runtime.getRuntime().halt(1);
                },
                "until standard input ends");
        thread.setDaemon(true);
        thread.start();
    }

    /** Writes what {@link #main} reads. */
    static void send(byte[] key, List<Exercise> exercises, SubmittedFiles work, OutputStream to) throws IOException {
        DataOutputStream data = new DataOutputStream(to);
        data.write(key);
        data.writeInt(exercises.size());
        for (Exercise exercise : exercises) {
            byte[] content = requireNonNull(work.files().get(exercise.file()), exercise.file());
            data.writeUTF(exercise.file());
            data.writeUTF(exercise.test());
            data.writeUTF(exercise.classes().toString());
            data.writeInt(content.length);
            data.write(content);
        }
        data.flush();
    }
}
