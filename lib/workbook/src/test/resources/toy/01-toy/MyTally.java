import java.util.List;
import workbook.grade.Tally;
import workbook.grade.Todo;

public class MyTally implements Tally {
    @Override
    public List<String> words(String line) {
        throw new Todo("1.1 cut the line; 1.2 mind two spaces");
    }

    @Override
    public int countAll(List<String> lines) {
        throw new Todo("1.3 count the words of all lines");
    }

    @Override
    public void add(String line) {
        throw new Todo("1.10 add from several threads");
    }

    @Override
    public int total() {
        return 0;
    }
}
