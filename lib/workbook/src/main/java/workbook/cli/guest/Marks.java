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
 * The marks of a run on the objects that it creates: two labels for selectors, and annotations that name the owner. Safe for use by
 * many threads.
 */
final class Marks {
    static final String PREFIX = "workbook.informers.dev/";
    static final String RUN = PREFIX + "run";
    static final String CHAPTER = PREFIX + "chapter";
    static final String OWNER = PREFIX + "owner";
    static final String PROCESS = PREFIX + "process";
    static final String EXPIRES = PREFIX + "expires";

    /** How long the objects of another machine count as in use. It is longer than any run, because all waits of a run have limits. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The active runs of this process. */
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private final String chapter;
    private final String run;
    private final Clock clock;

    private Marks(String chapter, String run, Clock clock) {
        this.chapter = chapter;
        this.run = run;
        this.clock = clock;
    }

    /** Starts a run of a chapter, such as {@code workbook-11-k3f9a}. */
    static Marks newRun(String chapter, Clock clock) {
        String five =
                Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36, 36L * 36 * 36 * 36 * 36), 36);
        Marks marks = new Marks(chapter, "workbook-" + chapter + "-" + five, clock);
        RUNNING.add(marks.run);
        return marks;
    }

    /** Returns the name of the run. */
    String run() {
        return run;
    }

    /** Ends the run: its remaining objects are left-overs. */
    void over() {
        RUNNING.remove(run);
    }

    /** Adds the marks to an object that will be created. */
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

    /** Returns whether this run created the object. */
    boolean isOurs(KubeObject object) {
        return run.equals(object.labels().get(RUN));
    }

    /** Returns whether a run of this chapter created the object. */
    boolean isOfChapter(KubeObject object) {
        return chapter.equals(object.labels().get(CHAPTER)) && object.labels().containsKey(RUN);
    }

    /**
     * Returns by whom a marked object is used, and until when at the latest; empty for a left-over. On this machine the object is in
     * use as long as its process is alive; the process on another machine is not visible, so the expiry time decides.
     */
    Optional<String> inUse(KubeObject object) {
        String user = object.metadata().annotation(OWNER).orElse("an unknown user");
        Optional<Owner> owner = object.metadata().annotation(PROCESS).flatMap(process -> Owner.parse(user, process));
        if (owner.isPresent() && owner.get().isThisProcess()) {
            return RUNNING.contains(object.labels().get(RUN)) ? Optional.of("this program") : Optional.empty();
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

    /** Returns when the object expires; empty if the annotation is missing or not plausible. */
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
