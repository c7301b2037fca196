package workbook.stage;

import informers.api.ResourceType;
import java.time.Duration;

/** A part of a program that uses the factory of a scene. It runs as a task of its own. */
@FunctionalInterface
public interface FactoryProgram {
    /** Uses the factory. */
    void run(Factory factory) throws InterruptedException;

    /** The factory, as the program uses it: each call is shown. */
    interface Factory {
        /** Requests the informer of a type. */
        void request(ResourceType<?> type);

        /** Starts the informers that were requested and do not run yet. */
        void start();

        /** Waits until all requested informers have synced, or the time is over. */
        void waitForCacheSync(Duration atMost) throws InterruptedException;

        /** Lists the objects of a type from the store of its informer. */
        void list(ResourceType<?> type);

        /** Stops all informers and waits for them. */
        void shutDown() throws InterruptedException;
    }
}
