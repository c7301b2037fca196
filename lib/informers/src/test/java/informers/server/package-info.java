/** Client and informers against the model of the API server in lib/replay, over HTTP: what servers have added since 1.36. */
@NullMarked
package informers.server;

import org.jspecify.annotations.NullMarked;
