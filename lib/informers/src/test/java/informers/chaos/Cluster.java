package informers.chaos;

import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.api.ResourceType;
import replay.internal.request.ApiRequest;

/** A cluster that can be written to past all that is wrong with the network, and asked for the truth. */
interface Cluster {
    /** Writes, if it can be done; else nothing happens. */
    void write(ApiRequest request);

    /** Forgets the past: see {@code Session.compact}. */
    void compact();

    /** All objects, as they are now. */
    <T extends KubeObject> ObjectList<T> list(ResourceType<T> type);

    /** All that ever happened to objects of a type: the events of a watch, a line each. Asked once, at the end. */
    byte[] history(ResourceType<?> type);
}
