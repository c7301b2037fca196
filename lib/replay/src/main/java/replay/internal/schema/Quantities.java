package replay.internal.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses quantities such as {@code 500m} and {@code 1Gi}. Corresponds to apimachinery's {@code resource.Quantity}. */
public final class Quantities {
    /** Go's message for a text that is not a quantity. */
    private static final String WRONG_FORMAT =
            "quantities must match the regular expression" + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static final Pattern PARTS = Pattern.compile("([+-]?)([0-9]*)(\\.[0-9]*)?([^0-9.].*)?");
    private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?[0-9]{1,3}");
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    private Quantities() {}

    /** Returns Go's message for an invalid quantity; {@code ""} if it is valid. */
    public static String problem(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()
                || (parts.group(2).isEmpty()
                        && (parts.group(3) == null || parts.group(3).length() < 2))) {
            return WRONG_FORMAT;
        }
        String suffix = parts.group(4) == null ? "" : parts.group(4);
        if (!suffix.matches("[eEinumkKMGTP]*[-+]?[0-9]*")) {
            return WRONG_FORMAT;
        }
        return scale(suffix) == null ? "unable to parse quantity's suffix" : "";
    }

    /** Returns the number of a valid quantity. */
    public static BigDecimal value(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a quantity such as 500m or 1Gi, found \"" + text + "\"");
        }
        String digits = parts.group(2).isEmpty() ? "0" : parts.group(2);
        String fraction = parts.group(3) == null || parts.group(3).length() < 2 ? "" : parts.group(3);
        BigDecimal scale = scale(parts.group(4) == null ? "" : parts.group(4));
        if (scale == null) {
            throw new IllegalArgumentException("expected a quantity such as 500m or 1Gi, found \"" + text + "\"");
        }
        BigDecimal number = new BigDecimal(digits + fraction).multiply(scale);
        return parts.group(1).equals("-") ? number.negate() : number;
    }

    private static @org.jspecify.annotations.Nullable BigDecimal scale(String suffix) {
        for (int i = 0; i < DECIMAL.length; i++) {
            if (DECIMAL[i].equals(suffix)) {
                return BigDecimal.ONE.scaleByPowerOfTen((i - 3) * 3);
            }
        }
        for (int i = 1; i < BINARY.length; i++) {
            if (BINARY[i].equals(suffix)) {
                return BigDecimal.valueOf(1024).pow(i);
            }
        }
        return EXPONENT.matcher(suffix).matches() && Math.abs(Integer.parseInt(suffix.substring(1))) <= 18
                ? BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)))
                : null;
    }

    /** Returns the canonical form: with the largest suffix that leaves a whole number. */
    public static String canonical(String text) {
        BigDecimal value = value(text);
        String suffix = text.replaceFirst("^[+-]?[0-9.]*", "");
        if (value.signum() == 0) {
            return "0";
        }
        if (EXPONENT.matcher(suffix).matches()) {
            return exponent(value);
        }
        boolean binary = suffix.endsWith("i") && value.abs().compareTo(BigDecimal.valueOf(1024)) >= 0;
        if (binary && isWhole(value)) {
            for (int i = BINARY.length - 1; i >= 0; i--) {
                BigDecimal unit = BigDecimal.valueOf(1024).pow(i);
                if (value.remainder(unit).signum() == 0) {
                    return value.divide(unit).toBigInteger() + BINARY[i];
                }
            }
        }
        for (int i = DECIMAL.length - 1; i >= 0; i--) {
            BigDecimal scaled = value.scaleByPowerOfTen((3 - i) * 3);
            if (isWhole(scaled)) {
                return scaled.toBigInteger() + DECIMAL[i];
            }
        }
        return value.scaleByPowerOfTen(9).setScale(0, RoundingMode.UP).toBigInteger() + "n";
    }

    private static String exponent(BigDecimal value) {
        for (int power = 18; power >= -9; power -= 3) {
            BigDecimal scaled = value.scaleByPowerOfTen(-power);
            if (isWhole(scaled)) {
                return scaled.toBigInteger() + (power == 0 ? "" : "e" + power);
            }
        }
        return value.toPlainString();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
