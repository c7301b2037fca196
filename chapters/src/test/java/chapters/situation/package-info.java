/**
 * Kinds of clusters that learners have: large, empty, with namespaces that are being deleted, with few permissions,
 * with a server that refuses requests. They are generated tapes, served by the replay server. Entry point: {@link
 * chapters.situation.SituationServer}.
 */
@NullMarked
package chapters.situation;

import org.jspecify.annotations.NullMarked;
