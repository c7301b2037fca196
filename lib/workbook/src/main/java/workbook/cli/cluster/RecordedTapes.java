package workbook.cli.cluster;

import replay.server.ReplayOptions;
import workbook.cli.WorkbookHome;

/** Where the recorded clusters are: in the clone, with those that the learner has recorded, or in the jar of informers-replay. */
public final class RecordedTapes {
    private RecordedTapes() {}

    /** Returns the options of a replay server for all of them. */
    public static ReplayOptions options() {
        return WorkbookHome.findIfAny()
                .map(home -> ReplayOptions.of(home.wiremock()))
                .orElse(ReplayOptions.DEFAULT);
    }
}
