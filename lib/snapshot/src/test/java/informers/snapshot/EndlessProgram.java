package informers.snapshot;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.watch.Watch;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Shows each state of a cluster, by printing its version, until it is killed. Lists again now and then. */
final class EndlessProgram {
    static final String ID = "the cluster of SnapshotKillIT";
    private static final int EVENTS_BETWEEN_LISTS = 150;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out); // not buffered

    private EndlessProgram() {}

    /** @param args the file; the version of the cluster if there is no snapshot */
    public static void main(String[] args) throws IOException {
        new EndlessProgram().run(Path.of(args[0]), Long.parseLong(args[1]));
    }

    private void run(Path file, long atLeast) throws IOException {
        long version = atLeast;
        SnapshotOptions options = SnapshotOptions.of(file, "");
        try (SnapshotListWatch<Pod> saved =
                new SnapshotListWatch<>(options, ID, CountingCluster.at(version), Pod.TYPE)) {
            if (saved.isRestored()) {
                version = Long.parseLong(saved.list(ListOptions.ALL).resourceVersion());
            }
        }
        try (SnapshotListWatch<Pod> pods =
                new SnapshotListWatch<>(options, ID, CountingCluster.at(version), Pod.TYPE)) {
            while (true) {
                ObjectList<Pod> list = pods.list(ListOptions.ALL);
                show(list.resourceVersion());
                try (Watch<Pod> watch = pods.watch(ListOptions.ALL)) {
                    for (int i = 0; i < EVENTS_BETWEEN_LISTS; i++) {
                        show(watch.next().orElseThrow().resourceVersion());
                    }
                }
            }
        }
    }

    private void show(String version) throws IOException {
        out.write((version + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
