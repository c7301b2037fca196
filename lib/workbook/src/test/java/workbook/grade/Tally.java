package workbook.grade;

import java.util.List;

/** The toy chapter's interface: words are counted, by several threads. */
public interface Tally {
    List<String> words(String line);

    int countAll(List<String> lines);

    /** Counts each line on the thread that calls; the sum of all calls is total(). */
    void add(String line);

    int total();
}
