// killed-by: 1.2
// says: an empty string is not a word
// story: https://bugs.openjdk.org/browse/JDK-6559590
import java.util.List;

public class CountsTheGap extends Loops {
    @Override
    public List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
