/**
 * Floor 9: many informers: one for each type of a program, over all resources of a cluster, and over many clusters.
 *
 * <p>Entry points: {@link informers.factory.SharedInformerFactory} for the kinds that have a Java type,
 * {@link informers.factory.DynamicSharedInformerFactory} for any resource. Corresponds to client-go's {@code informers},
 * {@code listers}, {@code dynamic/dynamicinformer} and {@code metadata/metadatainformer}. Chapters 09 and 10 open it.
 */
@NullMarked
package informers.factory;

import org.jspecify.annotations.NullMarked;
