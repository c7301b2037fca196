package workbook.cli.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The process that makes things: written on each of them, so that the next run can tell what a dead process left over from
 * what somebody else is using right now. A value.
 *
 * @param user for people, such as {@code alice@laptop}
 * @param machine a hash of what tells this machine, since its last start, from all others; two containers differ
 * @param pid the process
 * @param started when it started, in milliseconds: the next process may get the same pid
 */
record Owner(String user, String machine, long pid, long started) {
    /** Two readings of the same start may differ by a clock tick. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final class Here {
        static final Owner OWNER = here();
    }

    /** This process. */
    static Owner current() {
        return Here.OWNER;
    }

    private static Owner here() {
        String host = host();
        String user = System.getProperty("user.name", "?") + "@" + host;
        String boot = read("/proc/sys/kernel/random/boot_id");
        String machine = hash(boot.isEmpty() ? user : boot + link("/proc/self/ns/pid"));
        ProcessHandle process = ProcessHandle.current();
        return new Owner(user, machine, process.pid(), start(process).orElse(0L));
    }

    /** As {@link #process} wrote it; empty if it is something else. */
    static Optional<Owner> parse(String user, String process) {
        String[] parts = process.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Owner(user, parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Machine, pid and start, as an annotation. */
    String process() {
        return machine + "/" + pid + "/" + started;
    }

    /** Whether this process can see that one. */
    boolean isOnThisMachine() {
        return machine.equals(current().machine);
    }

    boolean isThisProcess() {
        return isOnThisMachine() && pid == current().pid && started == current().started;
    }

    /** Whether the process runs still, as seen on its machine. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> start(process)
                        .map(start -> started == 0 || Math.abs(start - started) <= TICK.toMillis())
                        .orElse(true))
                .isPresent();
    }

    private static Optional<Long> start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }

    private static String host() {
        String kernels = read("/proc/sys/kernel/hostname").strip();
        String windows = System.getenv("COMPUTERNAME");
        return !kernels.isEmpty() ? kernels : windows != null ? windows : asked();
    }

    /** As the program {@code hostname} says; Java's own way may wait for a name server. */
    private static String asked() {
        try {
            Process process =
                    new ProcessBuilder("hostname").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readNBytes(256), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "unknown-host" : said;
        } catch (IOException e) {
            return "unknown-host";
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | RuntimeException e) {
            return ""; // not Linux
        }
    }

    private static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
