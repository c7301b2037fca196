/**
 * Records a tape of a real cluster.
 *
 * <p>Entry point: {@link replay.record.Recorder}. It only reads from the cluster. Secrets are redacted as they arrive
 * ({@code SecretRedactor}), before anything else sees them.
 */
@NullMarked
package replay.record;

import org.jspecify.annotations.NullMarked;
