package informers.util;

import informers.internal.util.Durations;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The implementation for production: threads of the JVM. They do not keep a program from ending. */
final class RealThreads implements Concurrency {
    static final RealThreads INSTANCE = new RealThreads();

    /**
     * Creates unstarted virtual threads; null before Java 21, by reflection because this library is compiled for 17.
     */
    private static final @Nullable Virtual VIRTUAL = Virtual.ofThisRuntime();

    private record Virtual(Method ofVirtual, Method unstarted) {
        static @Nullable Virtual ofThisRuntime() {
            if (Runtime.version().feature() < 21) {
                return null;
            }
            try {
                return new Virtual(
                        Thread.class.getMethod("ofVirtual"),
                        Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class));
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }

        Thread thread(Runnable body) {
            try {
                return (Thread) unstarted.invoke(ofVirtual.invoke(null), body);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot create a virtual thread", e);
            }
        }
    }

    @Override
    public Task spawn(String name, Runnable body) {
        Thread thread = unstarted(body);
        thread.setName(name);
        RealTask task = new RealTask(thread);
        thread.start();
        return task;
    }

    private static Thread unstarted(Runnable body) {
        if (VIRTUAL != null) {
            return VIRTUAL.thread(body);
        }
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Monitor monitor() {
        return new RealMonitor();
    }

    @Override
    public SharedLock sharedLock() {
        return new RealSharedLock();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Durations.nanos(duration));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void interruptMyself() {
        Thread.currentThread().interrupt();
    }

    private record RealTask(Thread thread) implements Task {
        @Override
        public String name() {
            return thread.getName();
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public void join() throws InterruptedException {
            if (thread == Thread.currentThread()) {
                throw new IllegalStateException(name() + " waits for its own end");
            }
            thread.join();
        }

        @Override
        public boolean join(Duration atMost) throws InterruptedException {
            if (thread == Thread.currentThread()) {
                throw new IllegalStateException(name() + " waits for its own end");
            }
            TimeUnit.NANOSECONDS.timedJoin(thread, Durations.nanos(atMost)); // returns at once if no time is left
            return isOver();
        }

        @Override
        public boolean isOver() {
            return !thread.isAlive();
        }
    }

    private static final class RealMonitor implements Monitor {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition condition = lock.newCondition();

        @Override
        public void lock() {
            lock.lock();
        }

        @Override
        public void unlock() {
            lock.unlock();
        }

        @Override
        public void await() throws InterruptedException {
            condition.await();
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            return condition.await(Durations.nanos(atMost), TimeUnit.NANOSECONDS);
        }

        @Override
        public void signalAll() {
            condition.signalAll();
        }
    }

    private static final class RealSharedLock implements SharedLock {
        private final ReadWriteLock lock = new ReentrantReadWriteLock();

        @Override
        public <R> R read(Supplier<R> body) {
            return holding(lock.readLock(), body);
        }

        @Override
        public <R> R write(Supplier<R> body) {
            return holding(lock.writeLock(), body);
        }

        private static <R> R holding(Lock lock, Supplier<R> body) {
            lock.lock();
            try {
                return body.get();
            } finally {
                lock.unlock();
            }
        }
    }
}
