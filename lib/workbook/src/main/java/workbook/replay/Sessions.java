package workbook.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import workbook.cli.UserError;
import workbook.table.Tables;
import workbook.tape.ApiAnswer;
import workbook.tape.ApiRequest;
import workbook.tape.RequestCounts;
import workbook.tape.Session;
import workbook.tape.Tape;

/** The tapes of a folder, each read when it is first asked for, and the sessions over them. Any thread. */
final class Sessions implements Answering, AutoCloseable {
    /** So that a client that makes up an id for each request is told, before the memory is full. */
    private static final int MAX_SESSIONS = 1000;

    private record Id(String tape, String session) {}

    private final Path folder;
    private final List<String> names;
    private final double speed;
    private final Map<String, Tape> tapes = new ConcurrentHashMap<>();
    private final Map<Id, Session> sessions = new ConcurrentHashMap<>();

    Sessions(Path folder, double speed) {
        this.folder = folder;
        this.speed = speed;
        try (Stream<Path> folders = Files.list(folder)) {
            names = folders.filter(Files::isDirectory)
                    .map(tape -> tape.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("Cannot read the folder of the tapes, " + folder + ": " + e.getMessage(), e);
        }
    }

    List<String> names() {
        return names;
    }

    @Override
    public ApiAnswer answer(String tape, String session, ApiRequest request) {
        if (!names.contains(tape)) {
            return Answers.failure(404, "NotFound", unknown(tape));
        }
        Optional<Session> found = session(tape, session);
        return found.isPresent()
                ? found.get().handle(request)
                : Answers.failure(
                        429,
                        "TooManyRequests",
                        "there are " + MAX_SESSIONS + " sessions on this replay server, and it takes no more;"
                                + " use one of them again, or restart it");
    }

    RequestCounts counts(String tape, String session) {
        Session found = sessions.get(new Id(tape, session));
        return found == null ? new RequestCounts(Map.of()) : found.counts();
    }

    String unknown(String tape) {
        return "there is no tape '" + tape + "'; there are: " + String.join(", ", names);
    }

    private Optional<Session> session(String tape, String id) {
        Id key = new Id(tape, id);
        if (sessions.size() >= MAX_SESSIONS && !sessions.containsKey(key)) {
            return Optional.empty();
        }
        Tape loaded = tapes.computeIfAbsent(tape, name -> Tape.load(folder.resolve(name)));
        return Optional.of(
                sessions.computeIfAbsent(key, k -> new Session(loaded, new Tables(), System::nanoTime, speed)));
    }

    @Override
    public void close() {
        sessions.values().forEach(Session::close);
    }
}
