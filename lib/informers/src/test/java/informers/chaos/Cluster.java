package informers.chaos;

import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.ResourceType;
import replay.internal.request.ApiRequest;

/** A cluster that is written to and read without the bad network. */
interface Cluster {
    /** Writes, if the write is possible; otherwise does nothing. */
    void write(ApiRequest request);

    /** Compacts the history: see {@code Session.compact}. */
    void compact();

    /** Returns the current state of all objects. */
    <T extends KubeObject> ObjectList<T> list(ResourceType<T> type);

    /** Returns all changes of a type's objects, as the events of a watch, a line each. Called once, at the end. */
    byte[] history(ResourceType<?> type);
}
