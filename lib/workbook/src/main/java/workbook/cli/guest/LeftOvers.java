package workbook.cli.guest;

import informers.api.KubeObject;
import informers.client.rest.ApiException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import workbook.cli.Few;
import workbook.cli.UserError;

/** Frees the names that a run will use. It first checks all of them, and changes nothing if one belongs to others. */
final class LeftOvers {
    private final Marks marks;
    private final Function<ObjectReference, Optional<KubeObject>> reader;
    private final BiConsumer<ObjectReference, KubeObject> remover;
    private final PrintStream out;

    LeftOvers(
            Marks marks,
            Function<ObjectReference, Optional<KubeObject>> reader,
            BiConsumer<ObjectReference, KubeObject> remover,
            PrintStream out) {
        this.marks = marks;
        this.reader = reader;
        this.remover = remover;
        this.out = out;
    }

    void clear(List<ObjectReference> names) throws InterruptedException {
        Map<ObjectReference, KubeObject> leftOver = new LinkedHashMap<>();
        List<ObjectReference> deleting = new ArrayList<>();
        for (ObjectReference reference : names) {
            KubeObject there = reader.apply(reference).orElse(null);
            if (there == null) {
                continue;
            }
            if (there.metadata().deletionTimestamp().isPresent()) {
                deleting.add(reference);
            } else if (!marks.isOfChapter(there)) {
                throw taken(reference, there);
            } else {
                marks.inUse(there).ifPresent(by -> {
                    throw inUse(reference, there, by);
                });
                leftOver.put(reference, there);
            }
        }
        if (!leftOver.isEmpty()) {
            String runs = leftOver.values().stream()
                    .map(object -> object.labels().get(Marks.RUN))
                    .distinct()
                    .collect(Collectors.joining(", "));
            out.println("Deleting what an earlier run has left (" + runs + "): " + shown(leftOver.keySet()));
            leftOver.forEach(this::remove);
            deleting.addAll(leftOver.keySet());
        }
        new DeletionWait(reader, out).await(deleting);
    }

    private static String shown(Collection<ObjectReference> references) {
        return Few.joined(references.stream().map(ObjectReference::toString).toList(), Few.NAMES);
    }

    private void remove(ObjectReference reference, KubeObject seen) {
        try {
            remover.accept(reference, seen);
        } catch (ApiException e) {
            if (e.isConflict()) {
                throw new UserError(
                        reference
                                + " was left by an earlier run, and was changed just now by another client (409 Conflict)."
                                + " It was not deleted. Run the script again.",
                        e);
            }
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    private static UserError taken(ObjectReference reference, KubeObject there) {
        String since = there.metadata()
                .creationTimestamp()
                .map(time -> ", created " + time)
                .orElse("");
        return new UserError("the name is used: " + reference + since
                + ".\nThis script did not create it (no label " + Marks.RUN
                + "). Nothing was changed."
                + "\nRename or delete it if it is yours"
                + (reference.isNamespace() ? "." : ", or choose another namespace with --namespace."));
    }

    private static UserError inUse(ObjectReference reference, KubeObject there, String by) {
        return new UserError("another run of this chapter is using " + reference + ": "
                + there.labels().get(Marks.RUN) + " of " + by + ".\nNothing was changed. Wait until that run has ended"
                + (reference.isNamespace() ? "." : ", or choose another namespace with --namespace."));
    }
}
