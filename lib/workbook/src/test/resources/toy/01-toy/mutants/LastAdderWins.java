// killed-by: 1.10
// says: words of both threads
// story: https://en.wikipedia.org/wiki/Race_condition
public class LastAdderWins extends Loops {
    private volatile int last;

    @Override
    public void add(String line) {
        last = words(line).size();
    }

    @Override
    public int total() {
        return last;
    }
}
