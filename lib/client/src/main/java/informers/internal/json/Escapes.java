package informers.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads strings with escapes such as {@code \n}. A class of its own, so that a platform without Jackson's parsers can replace it. */
final class Escapes {
    private Escapes() {}

    /** Returns the text of the string {@code json[from, to)}, which begins and ends with a quote. */
    static String text(byte[] json, int from, int to) throws JsonParseException {
        try (JsonParser in = JsonFactories.BYTES.createParser(json, from, to - from)) {
            in.nextToken();
            return in.getText();
        } catch (JsonParseException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: all bytes are there
        }
    }
}
