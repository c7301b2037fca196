/**
 * Floor 2: HTTP requests to the API server, and a type for every way in which they can fail.
 *
 * <p>Entry point: {@link informers.client.rest.RestClient}. A request returns its response or throws a {@link
 * informers.client.rest.RestException}: the server rejected it ({@link informers.client.rest.ApiException}), could not
 * be reached ({@link informers.client.rest.UnreachableException}), or sent something that is not the response of a
 * Kubernetes server ({@link informers.client.rest.UnexpectedResponseException}).
 *
 * <p>Corresponds to client-go's {@code rest} and {@code transport}. Chapter 01 uses it.
 */
@NullMarked
package informers.client.rest;

import org.jspecify.annotations.NullMarked;
