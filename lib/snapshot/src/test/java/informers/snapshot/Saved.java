package informers.snapshot;

import informers.api.Pod;
import informers.snapshot.RecordFormat.DamagedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.TreeMap;

/** What a file contains. */
record Saved(String version, long end, TreeMap<String, Pod> pods) {
    static Saved in(Path file, String identity) throws IOException, DamagedException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            SnapshotReader.Content<Pod> content = SnapshotReader.read(in, identity, Pod.TYPE);
            return new Saved(content.version(), content.end(), new TreeMap<>(content.objects()));
        }
    }
}
