package workbook.stage;

import informers.testkit.SeededScheduler.Situation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the tasks, as people read them and as actions name them. Immutable. */
final class Actors {
    private static final Pattern WORKER = Pattern.compile("worker \\w+-(\\d+)");
    private static final Pattern OF_INFORMER = Pattern.compile("(.+) v1/(\\w+)");

    private final boolean severalInformers;

    /** @param severalInformers whether the tasks of an informer need the name of its type */
    Actors(boolean severalInformers) {
        this.severalInformers = severalInformers;
    }

    /** Returns {@code reflector} for {@code reflector v1/pods}, {@code worker 1} for {@code worker copies-0}, and so on. */
    String name(String task) {
        Matcher worker = WORKER.matcher(task);
        if (worker.matches()) {
            return "worker " + (Integer.parseInt(worker.group(1)) + 1);
        }
        Matcher informer = OF_INFORMER.matcher(task);
        if (informer.matches()) {
            return informer.group(1) + (severalInformers ? " of " + informer.group(2) : "");
        }
        return task.equals("main") ? "you" : task.replaceFirst(" delays$", "");
    }

    /** Returns the tasks that are ready, as actions name them, in a URL: {@code handler_slow}. */
    List<String> ready(Situation situation) {
        return situation.ready().stream().map(this::id).toList();
    }

    private String id(String task) {
        return name(task).replace(' ', '_');
    }

    /** Returns the task that an action names; its name for people if it is not ready. */
    String task(String target, Situation situation) {
        return situation.ready().stream()
                .filter(task -> id(task).equals(target))
                .findFirst()
                .orElse(target.replace('_', ' '));
    }
}
