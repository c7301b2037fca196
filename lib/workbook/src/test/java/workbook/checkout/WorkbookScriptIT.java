package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.cli.WorkbookHome;

/** The workbook command as JBang builds it has all its dependencies, and its exit status is returned. */
@DisabledOnOs(OS.WINDOWS)
class WorkbookScriptIT {
    @Test
    void gradesAChapter() throws Exception {
        var run = Launcher.run(WorkbookHome.find().root(), "./jbang workbook grade 02");

        // All done, something red, or something not started, depending on the learner's file.
        assertThat(run.status()).as(run.err()).isIn(0, 3, 4);
        assertThat(run.out()).contains(": 2.1 one whole line\n", "\n02-listwatch: ");
    }
}
