package informers.chaos;

import java.time.Duration;

/**
 * The behaviour of a handler.
 *
 * @param slow how long each call takes
 * @param throwsEvery it throws on every n-th call; 0: never
 * @param resync its resync period; zero: never
 * @param bound the maximal backlog; 0: any number
 * @param looksUp whether it reads the store at each call
 */
record HandlerKind(Duration slow, int throwsEvery, Duration resync, int bound, boolean looksUp) {
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("a handler");
        if (!slow.isZero()) {
            words.append(" that takes ").append(Words.of(slow));
        }
        if (throwsEvery > 0) {
            words.append(" that throws on each ").append(throwsEvery).append(". call");
        }
        if (!resync.isZero()) {
            words.append(" with a resync period of ").append(Words.of(resync));
        }
        if (bound > 0) {
            words.append(" with a buffer of ").append(bound);
        }
        if (looksUp) {
            words.append(" that reads the store");
        }
        return words.toString();
    }
}
