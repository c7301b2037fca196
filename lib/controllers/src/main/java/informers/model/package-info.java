/**
 * Objects with a value of a Java class: a record or another class that Jackson reads, or a class of another client's model.
 *
 * <p>client-go has no counterpart: there the generated structs are the objects.
 */
@NullMarked
package informers.model;

import org.jspecify.annotations.NullMarked;
