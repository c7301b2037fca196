package informers.api;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects a part of the objects of a resource by a hash of their uid or their namespace, so that several programs can share
 * the work: {@code shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')} is one half of them.
 *
 * <p>The hash is FNV-1a with 64 bits. Neither uid nor namespace of an object ever change, so an object stays in its shard.
 *
 * <p>Immutable and thread-safe. Null is rejected. Corresponds to apimachinery's {@code sharding.Selector} (KEP-5866, alpha
 * in Kubernetes 1.36).
 */
public final class ShardSelector {
    private static final Pattern RANGE =
            Pattern.compile("\\s*shardRange\\s*\\(\\s*object\\s*\\.\\s*metadata\\s*\\.\\s*(\\w+)"
                    + "\\s*,\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*,\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*\\)\\s*");
    private static final Pattern OR = Pattern.compile("\\|\\|");
    private static final String BEHIND_THE_LAST = "0x10000000000000000"; // 2 to the power of 64
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    /** What is hashed. */
    public enum Field {
        /** The uid, with its hyphens: spreads the objects evenly. */
        UID("uid"),
        /** The namespace: all objects of a namespace are in one shard. */
        NAMESPACE("namespace");

        private final String text;

        Field(String text) {
            this.text = text;
        }

        /** Returns the path of the field, such as {@code object.metadata.uid}. */
        @Override
        public String toString() {
            return "object.metadata." + text;
        }
    }

    /** Hashes as unsigned numbers, both included. */
    private record Range(long first, long last) {
        boolean contains(long hash) {
            return Long.compareUnsigned(first, hash) <= 0 && Long.compareUnsigned(hash, last) <= 0;
        }
    }

    private final Field field;
    private final List<Range> ranges;

    private ShardSelector(Field field, List<Range> ranges) {
        this.field = field;
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Returns one of several shards of equal size.
     *
     * @param field what is hashed
     * @param index from 0 to {@code total - 1}
     * @param total the number of shards
     * @return the selector
     */
    public static ShardSelector of(Field field, int index, int total) {
        Objects.requireNonNull(field, "field");
        if (index < 0 || index >= total) {
            throw new IllegalArgumentException(
                    "expected an index from 0 to " + (total - 1) + " of " + total + " shards, found " + index);
        }
        return new ShardSelector(field, List.of(new Range(start(index, total), start(index + 1, total) - 1)));
    }

    /** Returns the first hash of a shard; 0, as 2 to the power of 64, behind the last shard. */
    private static long start(int index, int total) {
        return BigInteger.ONE
                .shiftLeft(64)
                .multiply(BigInteger.valueOf(index))
                .divide(BigInteger.valueOf(total))
                .longValue();
    }

    /**
     * Parses a selector.
     *
     * @param text one or more {@code shardRange(field, 'start', 'end')}, joined by {@code ||}; the end is not included
     * @return the selector
     * @throws IllegalArgumentException if the text is something else
     */
    public static ShardSelector parse(String text) {
        Field field = null;
        List<Range> ranges = new ArrayList<>();
        for (String part : OR.split(text, -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "expected shardRange(object.metadata.uid, 'start', 'end'), or several of"
                                + " them joined by ||, found \"" + text + "\"");
            }
            Field own = field(range.group(1));
            if (field != null && field != own) {
                throw new IllegalArgumentException("expected one field in all ranges, found " + field + " and " + own);
            }
            field = own;
            ranges.add(range(
                    range.group(2) == null ? range.group(3) : range.group(2),
                    range.group(4) == null ? range.group(5) : range.group(4)));
        }
        return new ShardSelector(Objects.requireNonNull(field), ranges);
    }

    private static Field field(String text) {
        for (Field field : Field.values()) {
            if (field.text.equals(text)) {
                return field;
            }
        }
        throw new IllegalArgumentException(
                "expected object.metadata.uid or object.metadata.namespace, found object.metadata." + text);
    }

    private static Range range(String start, String end) {
        long first = hex(start);
        long last = end.equals(BEHIND_THE_LAST) ? -1 : hex(end) - 1;
        if (end.equals("0x0000000000000000") || Long.compareUnsigned(first, last) > 0) {
            throw new IllegalArgumentException("expected a start before the end, found " + start + " and " + end);
        }
        return new Range(first, last);
    }

    private static long hex(String text) {
        if (!text.matches("0x[0-9a-f]{16}")) {
            throw new IllegalArgumentException("expected 0x and 16 lower case hexadecimal digits, found \"" + text
                    + "\"; as an end also " + BEHIND_THE_LAST);
        }
        return Long.parseUnsignedLong(text.substring(2), 16);
    }

    /**
     * Returns the hash of a text.
     *
     * @param text a uid or a namespace
     * @return an unsigned number
     */
    public static long hash(String text) {
        long hash = OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    /**
     * Returns whether an object is in this shard.
     *
     * @param object the object
     * @return whether it is
     */
    public boolean matches(KubeObject object) {
        return matches(object.metadata().uid(), object.namespace());
    }

    /**
     * Returns whether an object is in this shard.
     *
     * @param uid its uid
     * @param namespace its namespace; {@code ""} for a cluster-scoped object
     * @return whether it is
     */
    public boolean matches(String uid, String namespace) {
        long hash = hash(field == Field.UID ? uid : namespace);
        return ranges.stream().anyMatch(range -> range.contains(hash));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShardSelector that && field == that.field && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, ranges);
    }

    /** Returns the selector in the form that {@link #parse} reads and that the server echoes. */
    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> "shardRange(" + field + ", '" + text(range.first()) + "', '"
                        + (range.last() == -1 ? BEHIND_THE_LAST : text(range.last() + 1)) + "')")
                .collect(Collectors.joining(" || "));
    }

    private static String text(long hash) {
        return "0x%016x".formatted(hash);
    }
}
