package informers.client.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One YAML document from a file, as maps, lists and scalars. SnakeYAML itself and not Jackson's layer on it: that one
 * reads an alias as the alias' name, without a word.
 */
final class Yaml {
    /** Some thousands of clusters with their certificates. */
    static final int LARGEST = 16 * 1024 * 1024;

    /** No certificate comes near this; and the parser's time grows with the square of a word's length. */
    static final int LONGEST_WORD = 1024 * 1024;

    private Yaml() {}

    /** The document's fields; none for an empty file. */
    static Map<?, ?> read(Path file) {
        return fields(text(file), file.toString());
    }

    /**
     * The fields of a document that is here already.
     *
     * @param file what to call it in errors
     */
    static Map<?, ?> fields(String text, String file) {
        if (hasWordOver(LONGEST_WORD, text)) {
            throw new KubeconfigException(file + ": expected a kubeconfig, but there is a word of more than "
                    + LONGEST_WORD + " characters in it. Is this the right file?");
        }
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        limits.setMaxAliasesForCollections(50); // a bomb is made of aliases to lists of aliases
        limits.setNestingDepthLimit(50);
        limits.setAllowDuplicateKeys(false);
        try {
            Iterator<Object> documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(limits))
                    .loadAll(text)
                    .iterator();
            Object first = documents.hasNext() ? documents.next() : null;
            if (documents.hasNext()) {
                throw new KubeconfigException(file + ": expected one YAML document, but a second one follows after "
                        + "'---'. Put it into a file of its own, and name both in KUBECONFIG.");
            }
            if (first == null) {
                return Map.of();
            }
            if (first instanceof Map<?, ?> fields) {
                return fields;
            }
            throw new KubeconfigException(file + ": expected a kubeconfig (apiVersion: v1, kind: Config, clusters: …), "
                    + "came " + what(first) + ". Is this the right file?");
        } catch (MarkedYAMLException e) {
            throw new KubeconfigException(
                    file + ", line " + (e.getProblemMark().getLine() + 1) + ", column "
                            + (e.getProblemMark().getColumn() + 1) + ": expected YAML, but " + e.getProblem()
                            + ". Mend this line.",
                    withoutSnippet(e));
        } catch (YAMLException e) {
            throw new KubeconfigException(
                    file + ": expected YAML of a common size, but " + e.getMessage() + ".", withoutSnippet(e));
        }
    }

    private static boolean hasWordOver(int most, String text) {
        int length = 0;
        for (int i = 0; i < text.length() && length <= most; i++) {
            length = text.charAt(i) <= ' ' ? 0 : length + 1;
        }
        return length > most;
    }

    /** The parser's exceptions quote the lines around the fault, which may hold a token. */
    private static KubeconfigException withoutSnippet(YAMLException e) {
        KubeconfigException cause = new KubeconfigException(e.getClass().getSimpleName());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }

    /** A file's text, with an error for each way in which it cannot be had. */
    static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new KubeconfigException(file + ": expected a file, found a directory.");
            }
            if (Files.size(file) > LARGEST) {
                throw new KubeconfigException(file + ": expected a file of at most " + LARGEST + " bytes, found "
                        + Files.size(file) + ". Is this the right file?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new KubeconfigException(file + ": there is no such file. Check the path.", e);
        } catch (AccessDeniedException e) {
            throw new KubeconfigException(file + ": this user may not read the file. Check its permissions.", e);
        } catch (CharacterCodingException e) {
            throw new KubeconfigException(
                    file + ": expected text in UTF-8, found other bytes. Is this the right file?", e);
        } catch (IOException e) {
            throw new KubeconfigException(file + ": the file cannot be read: " + e, e);
        }
    }

    /** What a value is, in the words of YAML, without the value. */
    static String what(Object value) {
        if (value instanceof Map) {
            return "a map";
        }
        if (value instanceof Iterable) {
            return "a list";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof String ? "a text" : "a date or binary value";
    }
}
