/** client-go's informer machinery: list and watch, reflector, queues, stores, informers, factories and work queues. */
@SuppressWarnings("module") // the test kit above this module
module dev.informerworkbook.informers {
    requires transitive dev.informerworkbook.client;
    requires transitive org.jspecify;
    requires transitive org.slf4j;

    exports informers.factory;
    exports informers.handler;
    exports informers.informer;
    exports informers.leaderelection;
    exports informers.listwatch;
    exports informers.queue;
    exports informers.reflector;
    exports informers.store;
    exports informers.workqueue;
}
