package informers.chaos;

/** An action and its time. */
record Step(long atMillis, Action action) {
    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%9.3f s  %s", atMillis / 1000.0, action);
    }
}
