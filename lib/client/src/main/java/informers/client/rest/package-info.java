/**
 * Floor 2: one HTTP conversation with the API server, and every way in which it can fail, as a type.
 *
 * <p>Entry point: {@link informers.client.rest.RestClient}. What comes back is either the answer or a
 * {@link informers.client.rest.RestException}: the server said no ({@link informers.client.rest.ApiException}), it could
 * not be reached ({@link informers.client.rest.UnreachableException}), or what came is no answer of a Kubernetes server
 * ({@link informers.client.rest.UnexpectedResponseException}).
 *
 * <p>Corresponds to client-go's {@code rest} and {@code transport}. Chapter 01 opens it.
 */
@NullMarked
package informers.client.rest;

import org.jspecify.annotations.NullMarked;
