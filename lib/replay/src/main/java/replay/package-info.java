/**
 * A model of the Kubernetes API server for tests: it serves a recorded cluster (a tape) over HTTP.
 *
 * <p>Entry points: {@link replay.server.ReplayServer} serves tapes, {@link replay.record.Recorder} records a tape of a real
 * cluster. The packages {@code replay.internal} are the model behind them and may change at any time. The packages depend on
 * those below them only:
 *
 * <pre>
 * server       HTTP and WebSocket (WireMock)          record       records a tape of a real cluster
 * apiserver    a session: routing, discovery, reviews
 * write        POST, PUT, PATCH: defaults, validation, field managers
 * deletion     DELETE, finalizers, garbage collection
 * watch        watch streams
 * cluster      the state of a session: history, recorded changes, access, GET and LIST
 * patch        JSON patch, merge patch, strategic merge patch
 * request      requests, responses, Status objects, query options       table   prints tables
 * tape         the files of a tape                                      managed, crd
 * validation
 * schema, rbac, json
 * </pre>
 */
@NullMarked
package replay;

import org.jspecify.annotations.NullMarked;
