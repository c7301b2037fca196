/**
 * Snapshots on disk: {@link informers.snapshot.SnapshotListWatch} keeps what an informer receives in a file, and lists from the file after a
 * restart.
 */
@NullMarked
package informers.snapshot;

import org.jspecify.annotations.NullMarked;
