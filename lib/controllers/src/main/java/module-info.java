/** What a controller needs besides informers: events, finalizers, owners, several namespaces, a bounded stop. */
module dev.informerworkbook.controllers {
    requires transitive dev.informerworkbook.informers;

    exports informers.controller;
    exports informers.model;
    exports informers.record;
}
