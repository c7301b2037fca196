/** Kubernetes objects, a client of the Kubernetes API and watch streams, below the informers. */
@SuppressWarnings({"module", "requires-automatic"}) // the modules above this one; okio has only an automatic name
module dev.informerworkbook.client {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3; // RestClient.wrapped
    requires transitive org.jspecify;
    requires okio;
    requires org.slf4j;
    requires org.yaml.snakeyaml;

    exports informers.api;
    exports informers.client;
    exports informers.client.config;
    exports informers.client.rest;
    exports informers.util;
    exports informers.watch;

    // For our own modules alone.
    exports informers.internal.util to
            dev.informerworkbook.informers,
            dev.informerworkbook.controllers;
}
