package workbook.cli.guest;

import informers.api.KubeObject;
import informers.api.ObjectEdit;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A run of a script, and the marks on what it makes: two labels to select by, and annotations that say whose it is. Any
 * thread.
 */
final class Marks {
    static final String PREFIX = "workbook.informers.dev/";
    static final String RUN = PREFIX + "run";
    static final String CHAPTER = PREFIX + "chapter";
    static final String OWNER = PREFIX + "owner";
    static final String PROCESS = PREFIX + "process";
    static final String EXPIRES = PREFIX + "expires";

    /** What another machine made is in use for so long: longer than any run, for each of its waits ends. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The runs of this process that are not over. */
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private final String chapter;
    private final String run;
    private final Clock clock;

    private Marks(String chapter, String run, Clock clock) {
        this.chapter = chapter;
        this.run = run;
        this.clock = clock;
    }

    /** A new run of a chapter, such as {@code workbook-11-k3f9a}. */
    static Marks newRun(String chapter, Clock clock) {
        String five =
                Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
        Marks marks = new Marks(chapter, "workbook-" + chapter + "-" + five, clock);
        RUNNING.add(marks.run);
        return marks;
    }

    /** The run's name. */
    String run() {
        return run;
    }

    /** The run is over: what is left of it is a left-over. */
    void over() {
        RUNNING.remove(run);
    }

    /** Marks an object that is to be made. */
    ObjectEdit mark(ObjectEdit object) {
        Owner owner = Owner.current();
        return object.label(RUN, run)
                .label(CHAPTER, chapter)
                .annotation(OWNER, owner.user())
                .annotation(PROCESS, owner.process())
                .annotation(
                        EXPIRES,
                        clock.instant()
                                .plus(LIFETIME)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
    }

    /** Whether this run made the object. */
    boolean isOurs(KubeObject object) {
        return run.equals(object.labels().get(RUN));
    }

    /** Whether a run of this chapter made the object: this one or another. */
    boolean isOfChapter(KubeObject object) {
        return chapter.equals(object.labels().get(CHAPTER)) && object.labels().containsKey(RUN);
    }

    /**
     * Returns why a marked object is not left over, but in use: by whom, and until when at the latest. Empty for a left-over.
     * On one machine the process decides; on another one nobody can see it, so there its time must be over.
     */
    Optional<String> inUse(KubeObject object) {
        String user = object.metadata().annotation(OWNER).orElse("somebody");
        Optional<Owner> owner = object.metadata().annotation(PROCESS).flatMap(process -> Owner.parse(user, process));
        if (owner.isPresent() && owner.get().isThisProcess()) {
            return RUNNING.contains(object.labels().get(RUN)) ? Optional.of("this very program") : Optional.empty();
        }
        if (owner.isPresent() && owner.get().isOnThisMachine()) {
            return owner.get().isAlive()
                    ? Optional.of(user + ", process " + owner.get().pid() + " on this machine")
                    : Optional.empty();
        }
        Duration left = expiry(object)
                .map(end -> Duration.between(clock.instant(), end))
                .orElse(Duration.ZERO);
        return left.isNegative() || left.isZero()
                ? Optional.empty()
                : Optional.of(user + ", for another " + (left.toMinutes() + 1) + " min at most");
    }

    /** When an object counts as left over at the latest; empty if it does not say so, or says nonsense. */
    private Optional<Instant> expiry(KubeObject object) {
        try {
            return object.metadata()
                    .annotation(EXPIRES)
                    .map(Instant::parse)
                    .filter(end -> !end.isAfter(clock.instant().plus(LIFETIME.multipliedBy(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
