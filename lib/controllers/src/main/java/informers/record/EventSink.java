package informers.record;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.rest.RestClient;

/**
 * Stores events.
 *
 * <p>Called by the broadcasters' own threads, also concurrently by a {@link SeriesEventBroadcaster}; may block. An {@link
 * informers.client.rest.ApiException} or an {@link IllegalArgumentException} ends the attempts to store the event; after any other
 * exception it is tried again. Corresponds to client-go's {@code record.EventSink} and {@code events.EventSink}.
 */
public interface EventSink {
    /**
     * Stores a new event.
     *
     * @param event the event, without a resourceVersion
     * @return the event as it was stored
     */
    Unstructured create(Unstructured event);

    /**
     * Changes a stored event.
     *
     * @param event the event as it should be
     * @param patch a strategic merge patch
     * @return the event as it was stored
     */
    Unstructured patch(Unstructured event, byte[] patch);

    /**
     * Returns a sink that stores {@code v1/events}, for an {@link EventBroadcaster}.
     *
     * @param client sends the requests; give events a client of their own, so that they do not delay the controller's requests by their
     *     share of the rate limit
     * @return the sink
     */
    static EventSink core(RestClient client) {
        return of(client, new GroupVersionResource("", "v1", "events"));
    }

    /**
     * Returns a sink that stores {@code events.k8s.io/v1/events}, for a {@link SeriesEventBroadcaster}.
     *
     * @param client sends the requests, as in {@link #core}
     * @return the sink
     */
    static EventSink eventsV1(RestClient client) {
        return of(client, new GroupVersionResource("events.k8s.io", "v1", "events"));
    }

    private static EventSink of(RestClient client, GroupVersionResource events) {
        ResourceClient<Unstructured> all = new ResourceClient<>(client, ResourceType.dynamic(events), "");
        return new EventSink() {
            @Override
            public Unstructured create(Unstructured event) {
                return all.namespace(event.namespace()).create(event);
            }

            @Override
            public Unstructured patch(Unstructured event, byte[] patch) {
                return all.namespace(event.namespace()).patch(event.name(), PatchType.STRATEGIC_MERGE, patch);
            }
        };
    }
}
