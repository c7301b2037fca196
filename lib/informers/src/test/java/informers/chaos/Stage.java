package informers.chaos;

/** What an {@link Action} can reach. */
interface Stage {
    Cluster cluster();

    Network network();

    void addHandler(HandlerKind kind);

    /** Removes the so many-th of those that are there now, counted round and round; nothing if there is none. */
    void removeHandler(int index);
}
