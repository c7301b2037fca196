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

/** Makes the names free that a run will use; first it looks at all of them, and refuses if one is not its chapter's. */
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
        List<ObjectReference> leaving = new ArrayList<>();
        for (ObjectReference thing : names) {
            KubeObject there = reader.apply(thing).orElse(null);
            if (there == null) {
                continue;
            }
            if (there.metadata().deletionTimestamp().isPresent()) {
                leaving.add(thing);
            } else if (!marks.isOfChapter(there)) {
                throw taken(thing, there);
            } else {
                marks.inUse(there).ifPresent(by -> {
                    throw inUse(thing, there, by);
                });
                leftOver.put(thing, there);
            }
        }
        if (!leftOver.isEmpty()) {
            String runs = leftOver.values().stream()
                    .map(object -> object.labels().get(Marks.RUN))
                    .distinct()
                    .collect(Collectors.joining(", "));
            out.println("Left over from an earlier run (" + runs + "), removed now: " + shown(leftOver.keySet()));
            leftOver.forEach(this::remove);
            leaving.addAll(leftOver.keySet());
        }
        new DeletionWait(reader, out).await(leaving);
    }

    private static String shown(Collection<ObjectReference> things) {
        return Few.joined(things.stream().map(ObjectReference::toString).toList(), Few.NAMES);
    }

    private void remove(ObjectReference thing, KubeObject seen) {
        try {
            remover.accept(thing, seen);
        } catch (ApiException e) {
            if (e.isConflict()) {
                throw new UserError(
                        thing
                                + " is left over from an earlier run, and somebody changed it just now (409 Conflict). It is"
                                + " left as it is. Run the script again.",
                        e);
            }
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    private static UserError taken(ObjectReference thing, KubeObject there) {
        String since = there.metadata()
                .creationTimestamp()
                .map(time -> ", created " + time)
                .orElse("");
        return new UserError("the name is taken: " + thing + since
                + ".\nThis script did not make it (no label " + Marks.RUN
                + "), so it is left as it is; nothing was made."
                + "\nRename or delete it if it is yours"
                + (thing.isNamespace() ? "." : ", or choose another namespace with --namespace."));
    }

    private static UserError inUse(ObjectReference thing, KubeObject there, String by) {
        return new UserError("another run of this chapter is using " + thing + ": "
                + there.labels().get(Marks.RUN) + " of " + by + ".\nNothing was made. Wait until it has ended"
                + (thing.isNamespace() ? "." : ", or choose another namespace with --namespace."));
    }
}
