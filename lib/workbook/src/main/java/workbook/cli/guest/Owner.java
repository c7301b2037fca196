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
 * The process that creates an object. It is recorded on the object, so that the next run can distinguish the left-overs of an ended
 * process from objects in use. Immutable.
 *
 * @param user for users, such as {@code alice@laptop}
 * @param machine a hash that identifies this machine since its last start; it differs between containers
 * @param pid the ID of the process
 * @param started when it started, in milliseconds, because another process may get the same ID
 */
record Owner(String user, String machine, long pid, long started) {
    /** The start time that is read can vary by a clock tick. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final class Here {
        static final Owner OWNER = here();
    }

    /** Returns this process. */
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

    /** Parses the text of {@link #process}; empty if it has another form. */
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

    /** Returns the machine, process ID and start time, as the value of an annotation. */
    String process() {
        return machine + "/" + pid + "/" + started;
    }

    /** Returns whether the process is on this machine. */
    boolean isOnThisMachine() {
        return machine.equals(current().machine);
    }

    boolean isThisProcess() {
        return isOnThisMachine() && pid == current().pid && started == current().started;
    }

    /** Returns whether the process is alive. Only valid on its machine. */
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
        String name = read("/proc/sys/kernel/hostname").strip();
        String windows = System.getenv("COMPUTERNAME");
        return !name.isEmpty() ? name : windows != null ? windows : fromHostname();
    }

    /** Returns the output of the program {@code hostname}, because Java's method may wait for a name server. */
    private static String fromHostname() {
        try {
            Process process =
                    new ProcessBuilder("hostname").redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readNBytes(256), StandardCharsets.UTF_8).strip();
            return output.isEmpty() ? "unknown-host" : output;
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
