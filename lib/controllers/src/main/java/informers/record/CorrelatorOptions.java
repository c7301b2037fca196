package informers.record;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How an {@link EventBroadcaster} combines, counts and limits events.
 *
 * <p>Immutable and thread-safe. Null is rejected. Corresponds to client-go's {@code record.CorrelatorOptions}, with its values.
 */
public final class CorrelatorOptions {
    /** 10 similar events in 600 s are combined; of one object's events 25 at once, then one each 300 s; 4096 keys are remembered. */
    public static final CorrelatorOptions DEFAULT = new CorrelatorOptions(new Values());

    private final Values values; // not changed after the constructor

    private static final class Values {
        private int lruSize = 4096;
        private int maxEvents = 10;
        private Duration maxInterval = Duration.ofSeconds(600);
        private int burst = 25;
        private double perSecond = 1 / 300.0;
        private Function<RecordedEvent, String> aggregateKey = CorrelatorOptions::aggregateKeyByReason;
        private Function<RecordedEvent, String> aggregateMessage =
                event -> "(combined from similar events): " + event.message();
        private Function<RecordedEvent, String> spamKey = CorrelatorOptions::spamKeyByObject;
    }

    private CorrelatorOptions(Values values) {
        this.values = values;
    }

    /**
     * Sets how many keys each of the three caches remembers.
     *
     * @param size at least 1
     * @return changed options
     */
    public CorrelatorOptions withLruSize(int size) {
        return changed(to -> to.lruSize = positive(size));
    }

    /**
     * Sets when similar events are combined.
     *
     * @param events from how many different messages on, at least 1
     * @param interval how far apart they may be
     * @return changed options
     */
    public CorrelatorOptions withAggregation(int events, Duration interval) {
        return changed(to -> {
            to.maxEvents = positive(events);
            to.maxInterval = Objects.requireNonNull(interval, "interval");
        });
    }

    /**
     * Sets the limit of the events about one object.
     *
     * @param burst how many at once, at least 1
     * @param perSecond how many more in a second, greater than 0
     * @return changed options
     */
    public CorrelatorOptions withSpamLimit(int burst, double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("expected more than 0 events a second, found " + perSecond);
        }
        return changed(to -> {
            to.burst = positive(burst);
            to.perSecond = perSecond;
        });
    }

    /**
     * Sets which events are similar: those with the same key and another message. By default: those of one source about one object,
     * with one type and reason.
     *
     * @param key returns the key of an event
     * @return changed options
     */
    public CorrelatorOptions withAggregateKey(Function<RecordedEvent, String> key) {
        return changed(to -> to.aggregateKey = Objects.requireNonNull(key, "key"));
    }

    /**
     * Sets the message of an event that stands for similar ones.
     *
     * @param message returns the message for the latest of them
     * @return changed options
     */
    public CorrelatorOptions withAggregateMessage(Function<RecordedEvent, String> message) {
        return changed(to -> to.aggregateMessage = Objects.requireNonNull(message, "message"));
    }

    /**
     * Sets which events share a limit. By default: those of one source about one object, with one type.
     *
     * @param key returns the key of an event
     * @return changed options
     */
    public CorrelatorOptions withSpamKey(Function<RecordedEvent, String> key) {
        return changed(to -> to.spamKey = Objects.requireNonNull(key, "key"));
    }

    int lruSize() {
        return values.lruSize;
    }

    int maxEvents() {
        return values.maxEvents;
    }

    Duration maxInterval() {
        return values.maxInterval;
    }

    int burst() {
        return values.burst;
    }

    double perSecond() {
        return values.perSecond;
    }

    Function<RecordedEvent, String> aggregateKey() {
        return values.aggregateKey;
    }

    Function<RecordedEvent, String> aggregateMessage() {
        return values.aggregateMessage;
    }

    Function<RecordedEvent, String> spamKey() {
        return values.spamKey;
    }

    /** Corresponds to {@code EventAggregatorByReasonFunc}. */
    static String aggregateKeyByReason(RecordedEvent event) {
        return spamKeyByObject(event) + event.reason() + (event.combined() ? "" : event.component() + event.host());
    }

    /** Corresponds to {@code getSpamKey}. */
    static String spamKeyByObject(RecordedEvent event) {
        return String.join(
                "",
                event.component(),
                event.host(),
                event.regarding().kind(),
                event.regarding().namespace(),
                event.regarding().name(),
                event.regarding().uid(),
                event.regarding().apiVersion(),
                event.type().toString());
    }

    private static int positive(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("expected at least 1, found " + number);
        }
        return number;
    }

    private CorrelatorOptions changed(Consumer<Values> change) {
        Values copy = new Values();
        copy.lruSize = values.lruSize;
        copy.maxEvents = values.maxEvents;
        copy.maxInterval = values.maxInterval;
        copy.burst = values.burst;
        copy.perSecond = values.perSecond;
        copy.aggregateKey = values.aggregateKey;
        copy.aggregateMessage = values.aggregateMessage;
        copy.spamKey = values.spamKey;
        change.accept(copy);
        return new CorrelatorOptions(copy);
    }
}
