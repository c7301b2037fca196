import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.grade.Tally;

public class Loops implements Tally {
    private final AtomicInteger total = new AtomicInteger();

    @Override
    public List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" +")) {
            words.add(word);
        }
        return words;
    }

    @Override
    public int countAll(List<String> lines) {
        int count = 0;
        for (String line : lines) {
            count += words(line).size();
        }
        return count;
    }

    @Override
    public void add(String line) {
        total.addAndGet(words(line).size());
    }

    @Override
    public int total() {
        return total.get();
    }
}
