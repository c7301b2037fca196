package informers.compressed;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.lang.ref.Cleaner;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compresses with zstd, and one dictionary. Thread-safe: each call has a context of its own for as long as it runs.
 * Contexts are native memory, and are freed when the codec is garbage.
 */
final class Codec {
    /** The fastest level. With a dictionary a higher one saves little: 4 % of the size of pods. */
    private static final int LEVEL = 1;

    private static final Cleaner CLEANER = Cleaner.create();

    private final Pool<ZstdCompressCtx> compressors;
    private final Pool<ZstdDecompressCtx> decompressors;

    /** Creates a codec without a dictionary. */
    Codec() {
        this.compressors = new Pool<>(Codec::compressor);
        this.decompressors = new Pool<>(ZstdDecompressCtx::new);
        freeWithThis();
    }

    /** Creates a codec with a dictionary. */
    Codec(byte[] dictionary) {
        ZstdDictCompress compressing = new ZstdDictCompress(dictionary, LEVEL);
        ZstdDictDecompress decompressing = new ZstdDictDecompress(dictionary);
        this.compressors = new Pool<>(() -> compressor().loadDict(compressing));
        this.decompressors = new Pool<>(() -> new ZstdDecompressCtx().loadDict(decompressing));
        freeWithThis();
    }

    private static ZstdCompressCtx compressor() {
        // The store knows length and dictionary, and memory needs no checksum.
        return new ZstdCompressCtx()
                .setLevel(LEVEL)
                .setContentSize(false)
                .setDictID(false)
                .setChecksum(false);
    }

    private void freeWithThis() {
        CLEANER.register(this, compressors);
        CLEANER.register(this, decompressors);
    }

    byte[] compress(byte[] bytes) {
        return compressors.use(context -> context.compress(bytes));
    }

    byte[] decompress(byte[] compressed, int length) {
        return decompressors.use(context -> context.decompress(compressed, length));
    }

    /** The contexts that no call uses now. */
    private static final class Pool<C extends AutoCloseable> implements Runnable {
        private final Supplier<C> create;
        private final Queue<C> unused = new ConcurrentLinkedQueue<>();

        Pool(Supplier<C> create) {
            this.create = create;
        }

        byte[] use(Function<C, byte[]> body) {
            C pooled = unused.poll();
            C context = pooled == null ? create.get() : pooled;
            try {
                return body.apply(context);
            } finally {
                unused.add(context);
            }
        }

        /** Frees all. Called when nobody has the codec any more. */
        @Override
        public void run() {
            for (C context = unused.poll(); context != null; context = unused.poll()) {
                try {
                    context.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
