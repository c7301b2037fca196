package informers.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The resources that this JVM has used so far. CPU time includes the threads of the JIT and the garbage collector.
 *
 * <p>A value; any thread.
 */
record Meter(long wallNanos, long cpuNanos) {
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Meter now() {
        return new Meter(System.nanoTime(), OS.getProcessCpuTime());
    }

    /** Returns the time since the JVM's start. */
    static double secondsOfLife() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1e3;
    }

    double cpuSecondsSince(Meter before) {
        return (cpuNanos - before.cpuNanos) / 1e9;
    }

    double secondsSince(Meter before) {
        return (wallNanos - before.wallNanos) / 1e9;
    }

    /** Makes the JVM read the index of each jar first: these are some MB that do not belong to the client. */
    static void openAllJars() {
        try {
            Class.forName("informers.bench.NoSuchClass");
            throw new IllegalStateException("expected that there is no such class");
        } catch (ClassNotFoundException e) {
            // expected: the search has read the index of each jar
        }
    }

    /** The heap that is in use after full collections. */
    static long retained() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50); // for reference handlers, which free more
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** The most memory that the process had at any time, in bytes; NaN where the system does not report it. */
    static double peakResident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Threads of the operating system; virtual ones do not count. */
    static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
