/** Tools to test code that uses the informers: a seeded scheduler, fake and scripted servers, recorders. */
module dev.informerworkbook.testkit {
    requires transitive dev.informerworkbook.informers;

    exports informers.testkit;
}
