package workbook.stage;

import java.util.List;
import java.util.function.Supplier;

/** Through this a part of a chapter shows what it does. Used by the tasks of the run. */
public interface PartProbe {
    /** Records what the current task did, as a step. */
    void record(String what);

    /** Adds a part to the picture. Its rows are read after each step. */
    void show(String part, Supplier<List<String>> rows);
}
