/**
 * Events: reports of a controller about objects, which {@code kubectl describe} and {@code kubectl events} show to people.
 *
 * <p>{@link informers.record.EventBroadcaster} writes {@code v1/events}, and combines, counts and limits them; most controllers use it.
 * {@link informers.record.SeriesEventBroadcaster} writes {@code events.k8s.io/v1}, with series. Corresponds to client-go's {@code
 * tools/record} and {@code tools/events}.
 */
@NullMarked
package informers.record;

import org.jspecify.annotations.NullMarked;
