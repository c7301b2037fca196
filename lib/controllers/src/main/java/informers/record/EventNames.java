package informers.record;

import informers.util.Concurrency;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Creates the names of events: the name of the object, and the time. client-go uses the time as it is; here no two names have the same
 * one, because the clock of a JVM may only count microseconds, and an event with a name that exists is lost. Thread-safe.
 */
final class EventNames {
    private static final Pattern DNS_SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final int LONGEST = 253;

    private final Concurrency concurrency;
    private final AtomicLong last = new AtomicLong();

    EventNames(Concurrency concurrency) {
        this.concurrency = concurrency;
    }

    String next(String object) {
        Instant now = concurrency.now();
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        long unique = last.updateAndGet(before -> Math.max(before + 1, nanos));
        String name = object + "." + Long.toHexString(unique);
        boolean valid = name.length() <= LONGEST && DNS_SUBDOMAIN.matcher(name).matches();
        return valid ? name : UUID.randomUUID().toString();
    }
}
