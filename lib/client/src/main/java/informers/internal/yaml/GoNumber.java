package informers.internal.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as Go's JSON writes them: a whole number of 64 bits, or a double in its shortest form. So {@code 1.0} is
 * {@code 1} and {@code 18446744073709551615} is {@code 18446744073709552000}.
 *
 * <p>Corresponds to Go's {@code strconv.ParseInt}, {@code encoding/json} and {@code apimachinery/pkg/util/json}.
 */
final class GoNumber {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(Long.SIZE);
    /** From here on, Go writes an exponent. */
    private static final BigDecimal LARGE = new BigDecimal("1e21");

    private static final BigDecimal SMALL = new BigDecimal("1e-6");

    private GoNumber() {}

    /** Parses a whole number of at most 64 bits with a prefix such as 0x, 0o, 0b or 0; null if the text is not one. */
    static @Nullable BigInteger whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            base = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> -8;
            };
            digits = digits.substring(base == -8 ? 1 : 2);
            base = Math.abs(base);
        }
        int start = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, base) < 0) {
                return null;
            }
            start += start == i && c == '0' ? 1 : 0;
        }
        if (digits.isEmpty() || digits.length() - start > Long.SIZE) {
            return null;
        }
        BigInteger value = start == digits.length() ? BigInteger.ZERO : new BigInteger(digits.substring(start), base);
        if (text.startsWith("-")) {
            value = value.negate();
        }
        boolean fits = value.bitLength() < Long.SIZE || (!signed && value.compareTo(UNSIGNED) < 0);
        return fits ? value : null;
    }

    static JsonNode json(BigInteger whole) {
        if (whole.bitLength() < Integer.SIZE) {
            return JSON.numberNode(whole.intValue());
        }
        return whole.bitLength() < Long.SIZE ? JSON.numberNode(whole.longValue()) : json(whole.doubleValue());
    }

    static JsonNode json(double value) {
        BigDecimal shortest = shortest(value);
        if (shortest.scale() <= 0 && shortest.abs().compareTo(LARGE) < 0) {
            BigInteger whole = shortest.toBigIntegerExact();
            return whole.bitLength() < Long.SIZE ? json(whole) : JSON.numberNode(whole);
        }
        return DecimalNode.valueOf(shortest);
    }

    /** Returns a number of JSON in this form; null if it is too large for a double. */
    static @Nullable JsonNode json(JsonNode number) {
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            return number;
        }
        double value = number.doubleValue();
        return Double.isInfinite(value) ? null : json(value);
    }

    /** Returns a double as the name of a field, as Go's {@code strconv.FormatFloat(value, 'g', -1, 32)} writes it. */
    static String key(double value) {
        float rounded = (float) value;
        if (Float.isInfinite(rounded)) {
            return rounded < 0 ? "-.inf" : ".inf";
        }
        if (rounded == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shorter(
                new BigDecimal(Float.toString(rounded)).stripTrailingZeros(),
                decimal -> decimal.floatValue() == rounded);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        return shorter(BigDecimal.valueOf(value).stripTrailingZeros(), decimal -> decimal.doubleValue() == value);
    }

    /** Java before 19 sometimes writes a digit too many. */
    private static BigDecimal shorter(BigDecimal digits, Predicate<BigDecimal> same) {
        BigDecimal shortest = digits;
        while (shortest.precision() > 1) {
            BigDecimal shorter =
                    shortest.round(new MathContext(shortest.precision() - 1)).stripTrailingZeros();
            if (!same.test(shorter)) {
                break;
            }
            shortest = shorter;
        }
        return shortest;
    }
}
