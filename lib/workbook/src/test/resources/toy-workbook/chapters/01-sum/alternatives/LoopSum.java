import java.util.List;

/** With a loop: one number after the other. */
public class LoopSum implements Sum {
    @Override
    public int add(int a, int b) {
        return a + b;
    }

    @Override
    public int total(List<Integer> numbers) {
        int total = 0;
        for (int number : numbers) {
            total = add(total, number);
        }
        return total;
    }
}
