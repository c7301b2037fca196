/**
 * Clusters as scripts meet them at other people's: large, empty, half deleted, with few rights or a server that refuses.
 * They are made by program and played by the replay server. Entry point: {@link chapters.situation.SituationServer}.
 */
@NullMarked
package chapters.situation;

import org.jspecify.annotations.NullMarked;
