/** A store of an informer that keeps its objects compressed. */
module dev.informerworkbook.compressed {
    requires transitive dev.informerworkbook.informers;
    requires com.github.luben.zstd_jni;

    exports informers.compressed;
}
