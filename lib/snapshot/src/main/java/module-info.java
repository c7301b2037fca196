/** Keeps what an informer has received in a file, so that a restarted program continues its watch. */
module dev.informerworkbook.snapshot {
    requires transitive dev.informerworkbook.informers;

    exports informers.snapshot;
}
