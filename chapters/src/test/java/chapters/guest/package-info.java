/**
 * Tests that the scripts leave nothing behind in a cluster and change no foreign object: with objects of somebody else,
 * of an earlier run, of another run, with a server that becomes unreachable, and after Ctrl-C at any moment. Entry
 * point: {@link chapters.guest.Host}.
 */
@NullMarked
package chapters.guest;

import org.jspecify.annotations.NullMarked;
