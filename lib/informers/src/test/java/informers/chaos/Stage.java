package informers.chaos;

/** What an {@link Action} can change. */
interface Stage {
    Cluster cluster();

    Network network();

    void addHandler(HandlerKind kind);

    /** Removes the handler with this index, modulo the number of handlers; does nothing if there is none. */
    void removeHandler(int index);
}
