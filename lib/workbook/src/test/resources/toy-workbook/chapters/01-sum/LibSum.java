import java.util.List;

/** The library's answer, by {@link java.util.stream.IntStream}. It is short. */
public class LibSum implements Sum {
    @Override
    public int add(int a, int b) {
        return Math.addExact(a, b);
    }

    @Override
    public int total(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
