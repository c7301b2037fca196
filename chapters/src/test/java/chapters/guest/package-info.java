/**
 * What the scripts leave in a cluster: after runs that met somebody else's objects, left-overs, other runs, a server that goes
 * away, and Ctrl-C at any moment. Entry point: {@link chapters.guest.Host}.
 */
@NullMarked
package chapters.guest;

import org.jspecify.annotations.NullMarked;
