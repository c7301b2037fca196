package informers.model;

import java.io.IOException;

/**
 * Reads and writes the values of a class as JSON.
 *
 * <p>Thread-safe. {@link Model#type(informers.api.GroupVersionResource, String, boolean, Class)} has one for Jackson 2; for other
 * libraries implement it.
 *
 * @param <M> the class of the values
 */
public interface Codec<M> {
    /**
     * Reads a value; ignores fields that the class does not have.
     *
     * @param json a whole Kubernetes object
     * @return a new value
     * @throws IOException if the JSON does not fit the class
     */
    M read(byte[] json) throws IOException;

    /**
     * Writes a value. A field that is null is left out.
     *
     * @param value the value
     * @return one JSON object
     * @throws IOException if the value cannot be written
     */
    byte[] write(M value) throws IOException;
}
