/**
 * A model of the Kubernetes API server for tests: it serves a recorded cluster (a tape) over HTTP.
 *
 * <p>Entry points: {@link replay.server.ReplayServer} serves tapes, {@link replay.record.Recorder} makes one of a real
 * cluster. All other packages are the model behind them; the arrows between them point downwards only:
 *
 * <pre>
 * server       HTTP and WebSocket (WireMock)            record    makes a tape of a real cluster
 * apiserver    one session: routing, discovery, reviews
 * write        POST, PUT, PATCH: defaults, validation, field managers
 * watch        watch streams                            deletion  DELETE, finalizers, garbage collection
 * cluster      the state of a session: history, recorded changes, access, LIST and GET
 * patch        JSON patch, merge patch, strategic merge patch
 * request      requests, responses, Status objects, query options
 * tape         the files of a tape                      table     the Table form
 * managed, crd, validation, rbac, schema, json
 * </pre>
 */
@NullMarked
package replay;

import org.jspecify.annotations.NullMarked;
