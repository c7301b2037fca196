package chapters.generated;

/**
 * A right answer with one small change. Immutable.
 *
 * @param key what was changed, without line numbers: {@code LockedStore.java add: items.put(k, v); -> ;}
 * @param line the line of the change
 * @param source the changed source
 */
record Candidate(String key, long line, String source) {}
