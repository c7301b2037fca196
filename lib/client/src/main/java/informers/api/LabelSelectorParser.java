package informers.api;

import informers.api.LabelSelector.Operator;
import informers.api.LabelSelector.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Parses one label selector, character by character. Not thread-safe. */
final class LabelSelectorParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final String text;
    private int at;

    LabelSelectorParser(String text) {
        this.text = text;
    }

    LabelSelector parse() {
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(part());
        } while (take(","));
        if (at < text.length()) {
            throw expected("',' or the end");
        }
        return new LabelSelector(parts);
    }

    private Part part() {
        if (take("!")) {
            return new Part(key(), Operator.NOT_EXISTS, List.of());
        }
        String key = key();
        if (take("==") || take("=")) {
            return new Part(key, Operator.EQUALS, List.of(value(word())));
        } else if (take("!=")) {
            return new Part(key, Operator.NOT_EQUALS, List.of(value(word())));
        } else if (take(">")) {
            return new Part(key, Operator.GREATER, List.of(number()));
        } else if (take("<")) {
            return new Part(key, Operator.LESS, List.of(number()));
        } else if (at == text.length() || text.charAt(at) == ',') {
            return new Part(key, Operator.EXISTS, List.of());
        }
        String operator = word();
        return switch (operator) {
            case "in" -> LabelSelector.set(key, Operator.IN, values());
            case "notin" -> LabelSelector.set(key, Operator.NOT_IN, values());
            default -> throw expected("one of = == != in notin > < after '" + key + "'");
        };
    }

    private List<String> values() {
        if (!take("(")) {
            throw expected("'('");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(value(word()));
        } while (take(","));
        if (!take(")")) {
            throw expected("',' or ')'");
        }
        return values;
    }

    private String key() {
        String key = word();
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        boolean prefixFits = slash < 0
                || (slash <= 253 && PREFIX.matcher(key.substring(0, slash)).matches());
        if (!prefixFits || !NAME.matcher(name).matches()) {
            throw expected("a label key such as app or example.com/app, not '" + key + "'");
        }
        return key;
    }

    private String value(String value) {
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            throw expected("a label value (letters, digits, '-', '_', '.'; at most 63), not '" + value + "'");
        }
        return value;
    }

    private String number() {
        String word = word();
        if (!word.matches("-?[0-9]{1,18}")) {
            throw expected("a whole number, not '" + word + "'");
        }
        return word;
    }

    private String word() {
        skipSpace();
        int from = at;
        while (at < text.length() && " \t\r\n,()=!<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        skipSpace();
        return word;
    }

    private boolean take(String token) {
        skipSpace();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                "label selector \"" + text + "\", at character " + (at + 1) + ": expected " + what);
    }
}
