package informers.record;

import informers.api.Status;
import informers.record.EventRecorder.Type;
import informers.testkit.ServerErrors;
import java.time.Instant;
import java.util.Map;

/** Events for tests. */
final class Events {
    static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
    static final ObjectReference POD = new ObjectReference("v1", "Pod", "default", "web", "uid-1", "7", "");

    private Events() {}

    static RecordedEvent event(String component, String reason, String message) {
        return event(POD, component, reason, message, START);
    }

    static RecordedEvent event(ObjectReference regarding, String component, String reason, String message, Instant at) {
        return new RecordedEvent(
                "default",
                "web." + message.hashCode(),
                "",
                regarding,
                component,
                "",
                Type.NORMAL,
                reason,
                message,
                Map.of(),
                at,
                at,
                1,
                false);
    }

    static RuntimeException refused(int code, String reason) {
        return ServerErrors.refused(Status.failure(code, reason, reason));
    }
}
