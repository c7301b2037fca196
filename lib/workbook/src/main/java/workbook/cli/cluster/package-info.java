/**
 * The cluster that a script talks to: a recorded one, replayed in the script's own process, or a real one.
 *
 * <p>Entry point: {@link workbook.cli.cluster.ClusterOptions}, a picocli mixin.
 */
@NullMarked
package workbook.cli.cluster;

import org.jspecify.annotations.NullMarked;
