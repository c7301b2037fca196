package workbook.see;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that failed in a test, step by step. Nobody plays it: all its steps are there. Safe for use by many threads. */
public final class RecordedPage implements Page {
    private final RecordedRun run;
    private final EventStream events = new EventStream();

    /** Creates a page of a run. */
    public RecordedPage(RecordedRun run) {
        this.run = run;
    }

    @Override
    public Object scenes() {
        return OnlyScene.of("recorded", "", run.test() + " · " + run.session());
    }

    @Override
    public Object play(Map<String, Object> fields) {
        int from = fields.get("from") instanceof Integer number ? Math.max(0, number) : 0;
        Map<String, List<String>> beginning = new LinkedHashMap<>();
        run.beginning().forEach(part -> beginning.put(part.part(), part.rows()));
        Map<String, Object> state = Playing.empty("recorded/0/");
        state.put("beginning", Playing.rows(beginning));
        state.put("from", from);
        state.put(
                "steps",
                run.steps().stream()
                        .skip(from)
                        .map(step -> Playing.step(step, null))
                        .toList());
        state.put("over", true);
        state.put("faults", List.of(run.failure()));
        return state;
    }

    @Override
    public Object predict(Map<String, Object> fields) {
        throw new IllegalArgumentException("expected a question of a scene; a recorded run asks none");
    }

    @Override
    public Object giveUp(Map<String, Object> fields) {
        throw new IllegalArgumentException("expected a puzzle of a chapter; a recorded run has none");
    }

    @Override
    public EventStream events() {
        return events;
    }

    @Override
    public void close() {
        events.close();
    }
}
