package informers.record;

import informers.client.rest.ApiException;
import informers.internal.util.UserCode;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries to store an event, up to twelve times. Thread-safe. Corresponds to {@code recordToSink} and {@code attemptRecording}. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    /** client-go's {@code maxTriesPerEvent}. */
    static final int MOST = 12;

    /** client-go's {@code defaultSleepDuration}. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Latch stopping;
    private final IntFunction<Duration> pauses;

    /**
     * @param stopping after it has opened, an event is tried once
     * @param pauses the pause after the n-th try
     */
    Attempts(Latch stopping, IntFunction<Duration> pauses) {
        this.stopping = stopping;
        this.pauses = pauses;
    }

    /** The first pause is random, so that many clients do not return together; the others are of full length. */
    static IntFunction<Duration> firstIsRandom(Duration pause, Concurrency concurrency) {
        return tries -> tries == 1 ? times(pause, concurrency.random()) : pause;
    }

    /** Each pause is up to a quarter longer. */
    static IntFunction<Duration> jittered(Duration pause, Concurrency concurrency) {
        return tries -> times(pause, 1 + 0.25 * concurrency.random());
    }

    private static Duration times(Duration pause, double factor) {
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }

    /** One try. */
    interface Attempt {
        /** @throws RuntimeException if it failed */
        void run();

        /** Returns whether to try again after a refusal of the server. */
        default boolean again(ApiException refusal) {
            return false;
        }
    }

    /** Stores an event; returns whether it is stored, or never will be: the server has refused it. */
    boolean store(Object event, Attempt attempt) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            if (isOver(event, attempt)) {
                return true;
            }
            if (tries >= MOST) {
                LOG.error("the event could not be stored in {} tries and is dropped event=\"{}\"", tries, event);
                return false;
            }
            if (stopping.await(pauses.apply(tries))) {
                LOG.warn("the event is dropped, because the broadcaster was closed event=\"{}\"", event);
                return false;
            }
        }
    }

    /** Tries once; returns whether the event is stored, or never will be. */
    boolean isOver(Object event, Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (ApiException e) {
            if (attempt.again(e)) {
                return false;
            }
            if (e.isAlreadyExists() || isTerminating(e)) {
                LOG.debug("the server refused the event, which is dropped event=\"{}\"", event, e);
            } else {
                LOG.warn(
                        "the server refused the event, which is dropped event=\"{}\" error=\"{}\"",
                        event,
                        e.getMessage());
            }
            return true;
        } catch (IllegalArgumentException e) {
            LOG.error("no request can be built for the event, which is dropped event=\"{}\"", event, e);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the event could not be stored event=\"{}\" error=\"{}\"", event, UserCode.describe(e));
            return false;
        }
    }

    private static boolean isTerminating(ApiException e) {
        return e.isForbidden()
                && e.status().causes().stream().anyMatch(cause -> cause.reason().equals("NamespaceTerminating"));
    }
}
