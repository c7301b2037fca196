// killed-by: words
// says: Expecting actual
// story: https://en.wikipedia.org/wiki/Word
import java.util.List;

public class OneWord extends Loops {
    @Override
    public List<String> words(String line) {
        return List.of(line);
    }
}
