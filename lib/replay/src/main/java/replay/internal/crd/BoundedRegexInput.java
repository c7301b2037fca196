package replay.internal.crd;

/**
 * A text that a regular expression can read a limited number of times, because Java's engine may backtrack without
 * bound. Not thread-safe.
 */
final class BoundedRegexInput implements CharSequence {
    private static final int READS = 1_000_000;

    private final String text;
    private final int[] left;

    BoundedRegexInput(String text) {
        this(text, new int[] {READS});
    }

    private BoundedRegexInput(String text, int[] left) {
        this.text = text;
        this.left = left;
    }

    /** Thrown when the limit is exceeded. */
    static final class ReadTooOften extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new ReadTooOften();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedRegexInput(text.substring(start, end), left);
    }

    @Override
    public String toString() {
        return text;
    }
}
