package informers.oracle;

import java.nio.charset.StandardCharsets;

/** An input of the corpus; its name is how the decisions refer to it. */
record Input(String name, byte[] bytes) {
    static Input of(String name, String text) {
        return new Input(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
