/** Metrics of informers, work queues and leader election, for a MeterRegistry. */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"
}) // micrometer has only an automatic name
module dev.informerworkbook.micrometer {
    requires transitive dev.informerworkbook.informers;
    requires transitive micrometer.core;

    exports informers.micrometer;
}
