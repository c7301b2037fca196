package informers.compressed;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import java.util.ArrayList;
import java.util.List;

/**
 * The codec for the objects that come next. It learns a dictionary from the first objects, once: those of the first list
 * if there are enough, otherwise the first ones that are stored. Thread-safe.
 */
final class Dictionary {
    private static final int SAMPLES = 200;
    private static final int LEAST_SAMPLES = 50;
    private static final int SIZE = 32 * 1024;

    private volatile Codec codec = new Codec();
    private volatile boolean learnt;
    private final List<byte[]> samples = new ArrayList<>(); // guarded by this

    /** Returns the codec for these objects. */
    Codec forObjects(List<? extends KubeObject> objects) {
        if (!learnt) {
            learn(objects);
        }
        return codec;
    }

    private synchronized void learn(List<? extends KubeObject> objects) {
        int step = Math.max(1, objects.size() / SAMPLES);
        for (int i = 0; i < objects.size() && samples.size() < SAMPLES; i += step) {
            samples.add(ObjectJson.save(objects.get(i)));
        }
        boolean enough = objects.size() > 1 ? samples.size() >= LEAST_SAMPLES : samples.size() == SAMPLES;
        if (learnt || !enough) {
            return;
        }
        learnt = true;
        ZstdDictTrainer trainer = new ZstdDictTrainer(
                samples.stream().mapToInt(sample -> sample.length).sum(), SIZE);
        samples.forEach(trainer::addSample);
        samples.clear();
        try {
            codec = new Codec(trainer.trainSamples());
        } catch (ZstdException e) {
            // The samples have nothing in common, or are tiny: a dictionary would not help.
        }
    }
}
