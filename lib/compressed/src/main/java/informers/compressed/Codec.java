package informers.compressed;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
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
    private final Pool<Decompressor> decompressors;

    /** Creates a codec without a dictionary. */
    Codec() {
        this.compressors = new Pool<>(Codec::compressor);
        this.decompressors = new Pool<>(() -> new Decompressor(new ZstdDecompressCtx()));
        freeWithThis();
    }

    /** Creates a codec with a dictionary. */
    Codec(byte[] dictionary) {
        ZstdDictCompress compressing = new ZstdDictCompress(dictionary, LEVEL);
        ZstdDictDecompress decompressing = new ZstdDictDecompress(dictionary);
        this.compressors = new Pool<>(() -> compressor().loadDict(compressing));
        this.decompressors = new Pool<>(() -> new Decompressor(new ZstdDecompressCtx().loadDict(decompressing)));
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

    /**
     * Decompresses, and reads what it was.
     *
     * @param length of the bytes before they were compressed
     * @param reader reads the buffer, and does not keep it: it is used again
     */
    <R> R decompress(byte[] compressed, int length, Function<ByteBuffer, R> reader) {
        return decompressors.use(context -> reader.apply(context.decompress(compressed, length)));
    }

    /** A context with the buffer for what it decompresses: an array for each read would cost as much as the read. */
    private static final class Decompressor implements AutoCloseable {
        private final ZstdDecompressCtx context;
        private byte[] buffer = {};

        Decompressor(ZstdDecompressCtx context) {
            this.context = context;
        }

        ByteBuffer decompress(byte[] compressed, int length) {
            if (buffer.length < length) {
                buffer = new byte[length];
            }
            context.decompressByteArray(buffer, 0, length, compressed, 0, compressed.length);
            return ByteBuffer.wrap(buffer, 0, length);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** The contexts that no call uses now. */
    private static final class Pool<C extends AutoCloseable> implements Runnable {
        private final Supplier<C> create;
        private final Queue<C> unused = new ConcurrentLinkedQueue<>();

        Pool(Supplier<C> create) {
            this.create = create;
        }

        <R> R use(Function<C, R> body) {
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
