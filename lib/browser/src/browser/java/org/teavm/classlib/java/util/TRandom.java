package org.teavm.classlib.java.util;

import org.teavm.classlib.java.util.random.TRandomGenerator;

/** In place of TeaVM's class, whose {@code nextInt(bound)} returns other numbers than Java's: so a seed means the same here and there. */
public class TRandom implements TRandomGenerator {
    private static final long MASK = (1L << 48) - 1;

    private long seed;

    public TRandom() {
        this((long) (Math.random() * MASK));
    }

    public TRandom(long seed) {
        setSeed(seed);
    }

    public void setSeed(long seed) {
        this.seed = (seed ^ 0x5DEECE66DL) & MASK;
    }

    protected int next(int bits) {
        seed = seed * 0x5DEECE66DL + 0xBL & MASK;
        return (int) (seed >>> 48 - bits);
    }

    @Override
    public int nextInt() {
        return next(32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        int bits = next(31);
        if ((bound & bound - 1) == 0) {
            return (int) (bound * (long) bits >> 31);
        }
        int value = bits % bound;
        while (bits - value + (bound - 1) < 0) {
            bits = next(31);
            value = bits % bound;
        }
        return value;
    }

    @Override
    public long nextLong() {
        return ((long) next(32) << 32) + next(32);
    }

    @Override
    public boolean nextBoolean() {
        return next(1) != 0;
    }

    @Override
    public float nextFloat() {
        return next(24) * 0x1p-24f;
    }

    @Override
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1p-53;
    }
}
