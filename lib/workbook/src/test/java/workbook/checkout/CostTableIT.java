package workbook.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.cli.WorkbookHome;

/** The figures in chapter 10, in both languages, are those of the last run of the bench. */
@DisabledOnOs(OS.WINDOWS)
class CostTableIT {
    @Test
    void theTablesOfChapter10AreThoseOfTheBench() throws IOException, InterruptedException {
        Launcher.Run run = Launcher.run(
                WorkbookHome.find().root(),
                "'" + System.getProperty("java.home")
                        + "/bin/java' -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 lib/bench/src/main/java/informers/bench/CostTable.java --check");
        assertThat(run.status()).as(run.err()).isZero();
    }
}
