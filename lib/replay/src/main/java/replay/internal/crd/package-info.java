/**
 * CustomResourceDefinitions: validation, discovery, and how their schemas prune, default and validate objects. Rules
 * and messages are those of {@code k8s.io/apiextensions-apiserver}. Independent of tapes.
 */
@NullMarked
package replay.internal.crd;

import org.jspecify.annotations.NullMarked;
