/**
 * The cluster of a script: a recorded one, replayed in the process of the script, or a real one.
 *
 * <p>Entry point: {@link workbook.cli.cluster.ClusterOptions}, a picocli mixin.
 */
@NullMarked
package workbook.cli.cluster;

import org.jspecify.annotations.NullMarked;
