// killed-by: 1.3
// says: the last line included
// story: https://en.wikipedia.org/wiki/Off-by-one_error
import java.util.List;

public class ForgetsTheLastLine extends Loops {
    @Override
    public int countAll(List<String> lines) {
        return super.countAll(lines.subList(0, lines.size() - 1));
    }
}
