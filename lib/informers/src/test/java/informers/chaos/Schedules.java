package informers.chaos;

import informers.chaos.Action.Write.Verb;
import informers.chaos.Network.StreamFault;
import informers.chaos.Network.Target;
import informers.chaos.Setup.Kind;
import informers.chaos.Setup.QueueKind;
import informers.chaos.Setup.Stalls;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Creates a {@link Schedule} from a seed. Each leaves out some kinds of failure and has many of others: if everything
 * happened in each, nothing would live long enough to reach a rare state (swarm testing). After any change here,
 * every seed creates another schedule.
 */
final class Schedules {
    private static final String[] KEYS = {"east/web-0", "east/web-1", "east/web-2", "west/web-0", "west/web-1"};

    /** In the order of {@link #action}: writes, then the failures. */
    private static final double[] COMMON = {50, 12, 6, 12, 5, 6, 6, 4};

    /** The watch ends, and a relist is needed. */
    private static final Action BREAK = new Action.HurtOpen(new StreamFault(Spoil.ERROR_EXPIRED, 0));

    /** Later steps of an action that has begun. */
    private record Due(long afterMillis, Action action) {}

    private final long seed;
    private final SplittableRandom random;
    private final double[] weights = new double[COMMON.length];
    private final List<Spoil> spoils;
    private final List<Refusal> refusals;
    private final List<Mood> moods;
    private final double stubborn; // how likely a handler is to be slow, or bounded
    private final Deque<Due> due = new ArrayDeque<>();
    private int value;

    Schedules(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        weights[0] = COMMON[0];
        for (int i = 1; i < weights.length; i++) {
            weights[i] = COMMON[i] * one(new Double[] {0.0, 0.5, 1.0, 1.0, 3.0});
        }
        this.spoils = some(Spoil.values());
        this.refusals = some(Refusal.values());
        this.moods = some(Mood.values());
        this.stubborn = chance(0.3) ? 0.7 : 0.15;
    }

    Schedule schedule() {
        Setup setup = setup();
        List<Step> steps = new ArrayList<>();
        int count = 10 + random.nextInt(50);
        long at = 0;
        for (int i = 0; i < count; i++) {
            Due next = due.isEmpty() ? new Due(gap(), action(setup)) : due.remove();
            at += next.afterMillis;
            steps.add(new Step(at, next.action));
        }
        return new Schedule(
                seed, seed, setup, steps, IntStream.range(0, count).boxed().toList());
    }

    private Setup setup() {
        List<HandlerKind> early = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            early.add(handler());
        }
        return new Setup(
                one(Kind.values()),
                one(QueueKind.values()),
                random.nextBoolean(),
                chance(0.4) ? 1 + random.nextInt(3) : 0,
                chance(0.5) ? seconds(2, 30) : Duration.ZERO,
                chance(0.2) ? seconds(1, 60) : Duration.ZERO,
                Duration.ofMillis(chance(0.4) ? 800 : 200),
                chance(0.2),
                early,
                new Stalls(
                        one(new String[] {"", "informer", "informer", "informer", "reflector", "handler", "main"}),
                        one(new Double[] {0.0, 0.02, 0.1, 0.3, 0.3}),
                        Duration.ofMillis(one(new Integer[] {1, 1_000, 20_000, 20_000}))),
                chance(0.1));
    }

    /** Most steps follow each other closely; sometimes there is a pause that is longer than every timeout. */
    private long gap() {
        double kind = random.nextDouble();
        if (kind < 0.55) {
            return random.nextInt(3);
        }
        if (kind < 0.75) {
            return random.nextInt(300);
        }
        if (kind < 0.91) {
            return random.nextInt(5_000);
        }
        if (kind < 0.98) {
            return random.nextInt(60_000);
        }
        return random.nextInt(700_000);
    }

    private Action action(Setup setup) {
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double left = random.nextDouble() * all;
        int kind = 0;
        while (left >= weights[kind]) {
            left -= weights[kind++];
        }
        return switch (kind) {
            case 1 -> new Action.HurtOpen(streamFault());
            case 2 -> withBreak(new Action.HurtNext(nextFault(setup)));
            case 3 -> withBreak(refuse(setup));
            case 4 -> new Action.Compact();
            case 5 -> mood(setup);
            case 6 -> new Action.AddHandler(handler());
            case 7 -> new Action.RemoveHandler(random.nextInt(4));
            default -> write(setup);
        };
    }

    /** Often adds a break, because a failure of a list shows only if there is a list. */
    private Action withBreak(Action action) {
        if (chance(0.5)) {
            due.add(new Due(random.nextInt(3), BREAK));
        }
        return action;
    }

    private StreamFault nextFault(Setup setup) {
        return setup.watchList() && chance(0.25)
                ? new StreamFault(Spoil.EARLY_BOOKMARK, 1 + random.nextInt(3))
                : streamFault();
    }

    private Action refuse(Setup setup) {
        return setup.pageSize() > 0 && chance(0.3)
                ? new Action.Refuse(Target.PAGE, Refusal.EXPIRED, 1)
                : new Action.Refuse(one(Target.values()), one(refusals), chance(0.8) ? 1 : 2 + random.nextInt(10));
    }

    /** Starts a mood; often with writes, because some moods show only if something changes meanwhile. */
    private Action mood(Setup setup) {
        Mood mood = one(moods);
        if (setup.watchList() && chance(0.25)) {
            mood = Mood.LATE_END_MARK;
        } else if (setup.pageSize() > 0 && chance(0.25)) {
            mood = Mood.FORGETS_PAGES;
        }
        if (mood == Mood.NO_BOOKMARKS) { // bookmarks are sent once a minute, if anything has changed
            due.add(new Due(random.nextInt(50), write(verb(), otherResource(setup))));
            due.add(new Due(seconds(60, 300).toMillis(), BREAK));
            return new Action.ForAWhile(mood, seconds(100, 900));
        }
        Action action = withBreak(new Action.ForAWhile(mood, seconds(1, chance(0.5) ? 10 : 300)));
        if (!due.isEmpty()) {
            due.add(new Due(1_000 + random.nextInt(3_000), write(Verb.DELETE, resource(setup))));
            due.add(new Due(random.nextInt(500), write(verb(), resource(setup))));
        }
        return action;
    }

    /** Writes, often before and after a break; often an object is deleted before the informer has seen it. */
    private Action write(Setup setup) {
        String resource = chance(0.85) ? resource(setup) : otherResource(setup);
        if (chance(0.75)) {
            return write(verb(), resource);
        }
        boolean gone = chance(0.7);
        Action.Write before = write(gone ? one(new Verb[] {Verb.CREATE, Verb.RECREATE}) : verb(), resource);
        due.add(new Due(random.nextInt(30), BREAK));
        due.add(new Due(
                random.nextInt(300), new Action.Write(gone ? Verb.DELETE : verb(), resource, before.key(), ++value)));
        return before;
    }

    private Action.Write write(Verb verb, String resource) {
        return new Action.Write(verb, resource, one(KEYS), ++value);
    }

    private static String resource(Setup setup) {
        return setup.kind() == Kind.CONFIGMAPS ? "configmaps" : "pods";
    }

    /** Returns the other resource. The informer does not see its changes, but they increase the server's version. */
    private static String otherResource(Setup setup) {
        return setup.kind() == Kind.CONFIGMAPS ? "pods" : "configmaps";
    }

    private Verb verb() {
        double kind = random.nextDouble();
        return kind < 0.45 ? Verb.UPDATE : kind < 0.70 ? Verb.CREATE : kind < 0.90 ? Verb.DELETE : Verb.RECREATE;
    }

    private StreamFault streamFault() {
        return new StreamFault(one(spoils), chance(0.6) ? 0 : random.nextInt(4));
    }

    private HandlerKind handler() {
        return new HandlerKind(
                chance(stubborn) ? Duration.ofMillis(1 + random.nextInt(3_000)) : Duration.ZERO,
                chance(0.15) ? 1 + random.nextInt(6) : 0,
                chance(0.4) ? seconds(1, 40) : Duration.ZERO,
                chance(stubborn) ? 1 + random.nextInt(3) : 0,
                chance(0.3));
    }

    private Duration seconds(int from, int to) {
        return Duration.ofMillis(from * 1000L + random.nextInt(Math.max(1, (to - from) * 1000)));
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private <E> E one(E[] all) {
        return all[random.nextInt(all.length)];
    }

    private <E> E one(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns all of them, or only a few. */
    private <E> List<E> some(E[] all) {
        if (chance(0.4)) {
            return List.of(all);
        }
        List<E> few = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            few.add(one(all));
        }
        return few;
    }
}
