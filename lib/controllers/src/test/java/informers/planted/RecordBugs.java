package informers.planted;

import java.util.List;

/** Bugs in the recording of events. */
final class RecordBugs {
    static final List<PlantedBug> ALL = List.of(
            bug(
                    "EventCorrelator",
                    "record.messages.size() < options.maxEvents()",
                    "record.messages.size() <= options.maxEvents()",
                    "EventCorrelatorTest",
                    "C99"),
            // each combined event is created again, and not counted
            bug(
                    "EventCorrelator",
                    "event), name, now), key);",
                    "event), name, now), name);",
                    "EventCorrelatorTest",
                    "C99"),
            bug(
                    "EventCorrelator",
                    "compareTo(options.maxInterval()) > 0",
                    "compareTo(options.maxInterval()) >= 0",
                    "EventCorrelatorTest",
                    "C99"),
            bug(
                    "EventCorrelator",
                    "bucket.tryAccept() ? Optional.of(observed) : Optional.empty()",
                    "Optional.of(observed)",
                    "EventCorrelatorTest",
                    "C100"),
            bug("CorrelatorOptions", "perSecond = 1 / 300.0", "perSecond = 300.0", "EventCorrelatorTest", "C100"),
            // each repetition is an object of its own
            bug(
                    "EventBroadcaster",
                    "if (event.count() > 1) {",
                    "if (event.count() > 100) {",
                    "EventBroadcasterTest",
                    "C101"),
            // created with the version of the object that is gone
            bug(
                    "EventBroadcaster",
                    "stored = sink.create(withoutVersion(event)); // its time",
                    "stored = sink.create(event.object()); // its time",
                    "EventBroadcasterTest",
                    "C102"),
            // a refused event holds up the others for two minutes
            bug("Attempts", "if (attempt.again(e)) {", "if (true) {", "EventBroadcasterTest", "C102"),
            bug("Attempts", "if (tries >= MOST) {", "if (tries > MOST) {", "EventBroadcasterTest", "C102"),
            // without a limit, a server that is down fills the heap
            bug("EventQueue", "!closed && events.size() < capacity", "!closed", "EventBroadcasterTest", "C103"),
            bug("EventNames", "Math.max(before + 1, nanos)", "nanos", "EventBroadcasterTest", "C103"),
            // the third event is written, too
            bug(
                    "SeriesEventBroadcaster",
                    "before == null || before.series() == null ? Optional.of(now) : Optional.empty()",
                    "Optional.of(now)",
                    "SeriesEventBroadcasterTest",
                    "C104"),
            // a series that overtook its first event is lost
            bug(
                    "SeriesEventBroadcaster",
                    "return event.series() != null && refusal.isAlreadyExists();",
                    "return false;",
                    "SeriesEventBroadcasterTest",
                    "C104"),
            bug(
                    "SeriesEventBroadcaster",
                    "(series == null || attempts.isOver(event, write(event)))",
                    "true",
                    "SeriesEventBroadcasterTest",
                    "C105"));

    private static PlantedBug bug(String type, String right, String wrong, String test, String number) {
        return PlantedBug.in("record/" + type + ".java")
                .replacing(right)
                .by(wrong)
                .killedBy("record." + test, number);
    }

    private RecordBugs() {}
}
