package workbook.arrange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import workbook.arrange.Judge.Kind;
import workbook.arrange.Judge.Verdict;
import workbook.cli.Language;
import workbook.cli.Paragraph;
import workbook.cli.UserError;
import workbook.grade.TaskResult;

/** Lets a learner arrange the lines of a task: reads commands, one on each line, until the arrangement is right or the input ends. Not thread-safe. */
public final class ArrangeSession {
    private static final int MESSAGE_LINES = 20;

    /** Rows that the title, the prompt and a remark need. */
    private static final int OTHER_ROWS = 9;

    private final Request request;
    private final Place place;
    private final Words words;
    private final Puzzle puzzle;
    private final Judge judge;
    private final BufferedReader in;
    private final PrintWriter out;
    private final Deck deck;
    private int page;

    /** How a session ended. */
    public enum End {
        /** The arrangement is in the learner's file. */
        PUT,
        /** The arrangement is right, and the learner's file cannot take it. */
        NOT_PUT,
        /** The learner stopped. */
        STOPPED
    }

    /**
     * What to arrange.
     *
     * @param task its number
     * @param test the contract's subclass that grades the learner's file
     * @param words the texts, in the learner's language
     * @param rows the height of the terminal; 0 for no pages
     */
    record Request(String task, Class<?> test, Words words, int rows) {}

    /** The learner's workbook, as far as a session needs it. */
    public interface Place {
        /** Returns the folder of the chapter. */
        Path chapter();

        /** Returns the learner's file. */
        Path file();

        /** Returns how messages name the learner's file. */
        String fileName();

        /** Returns the file in which an arrangement that was begun is stored. */
        Path state();

        /** Returns the tests that are done in the learner's file. */
        List<TaskResult> done();

        /** Copies the learner's file as it is, and returns how messages name the copy. */
        String keepCopy() throws IOException;
    }

    private ArrangeSession(Request request, Place place, Puzzle puzzle, Deck deck, BufferedReader in, PrintWriter out) {
        this.request = request;
        this.place = place;
        this.words = request.words;
        this.puzzle = puzzle;
        this.deck = deck;
        this.judge = new Judge(request.test, puzzle);
        this.in = in;
        this.out = out;
    }

    /**
     * Runs a session.
     *
     * @param task its number
     * @param test the contract's subclass that grades the learner's file
     * @param language of the texts
     * @param rows the height of the terminal; 0 if the output is none, so that nothing is divided into pages
     */
    public static End run(
            String task, Class<?> test, Language language, int rows, Place place, BufferedReader in, PrintWriter out)
            throws IOException {
        Request request = new Request(task, test, new Words(language, task), rows);
        UsualSolution usual = UsualSolution.in(place.chapter())
                .orElseThrow(() -> new UserError("There is no usual solution (alternatives/Usual*.java) in "
                        + place.chapter() + ". Is the clone complete? See: git status"));
        if (!usual.tasks().contains(task)) {
            throw new UserError(
                    "There is no task " + task + " to arrange. There are: " + String.join(", ", usual.tasks()) + ".");
        }
        Puzzle puzzle = Puzzle.of(usual.at(task, Judge.className(test)));
        Deck deck = Deck.shuffled(puzzle, place.state(), new Random());
        String remark = "";
        if (Files.exists(place.state())) {
            try {
                deck = Deck.stored(puzzle, place.state());
                remark = request.words.resumed();
            } catch (IllegalArgumentException e) {
                remark = request.words.changed();
            }
        }
        return new ArrangeSession(request, place, puzzle, deck, in, out).run(remark);
    }

    /** Returns the text for a task that is done already. */
    public static String done(String task, Language language, String fileName) {
        return new Words(language, task).done(fileName);
    }

    private End run(String remark) throws IOException {
        out.println(words.title(judge.titles(), List.copyOf(puzzle.methods().keySet())));
        if (!remark.isEmpty()) {
            out.println(remark);
        }
        warnIfItWillNotFit();
        show();
        while (true) {
            out.print("arrange " + request.task + "> ");
            out.flush();
            String line = in.readLine();
            if (line == null) {
                out.println();
            }
            List<String> command = line == null
                    ? List.of("quit")
                    : List.of(line.strip().toLowerCase(Locale.ROOT).split("[\\s,]+"));
            switch (command.get(0)) {
                case "quit", "q" -> {
                    deck.store();
                    out.println(words.kept());
                    return End.STOPPED;
                }
                case "grade", "g" -> {
                    Optional<End> end = grade();
                    if (end.isPresent()) {
                        return end.get();
                    }
                }
                case "?", "help" -> out.println(words.help());
                case "show" -> show(command);
                case "n" -> turn(1);
                case "p" -> turn(-1);
                case "" -> {}
                default -> change(command);
            }
        }
    }

    /** Shows the arrangement, or all lines of one piece. */
    private void show(List<String> command) {
        if (command.size() == 1) {
            show();
            return;
        }
        String given = command.get(1);
        int number = given.matches("\\d{1,4}") ? Integer.parseInt(given) : 0;
        if (number < 1 || number > deck.size()) {
            out.println(words.noSuchLine(given, deck.size()));
            return;
        }
        Layout.rows(puzzle, deck.piece(number), number).forEach(out::println);
    }

    /** Says at the start, and not after all the work, that the learner's file cannot take the solution. */
    private void warnIfItWillNotFit() throws IOException {
        Assembly usual = Assembly.of(puzzle, puzzle.solution());
        if (judge.inFile(usual, mine(), List.of()).kind() != Kind.RIGHT) {
            out.println(words.willNotFit(place.fileName()));
        }
    }

    private void turn(int step) {
        page += step;
        show();
    }

    /** Carries out a command that changes the arrangement, and stores it. */
    private void change(List<String> command) throws IOException {
        boolean isOrder = command.get(0).matches("\\d+");
        List<String> given = isOrder ? command : command.subList(1, command.size());
        List<Integer> numbers = new ArrayList<>();
        String word = isOrder ? "order" : command.get(0);
        if (!List.of("order", "up", "down", "drop", "put").contains(word) || given.isEmpty()) {
            out.println(words.unknown(String.join(" ", command)));
            return;
        }
        boolean hasCount = (word.equals("up") || word.equals("down")) && given.size() == 2;
        for (String one : given) {
            boolean isCount = hasCount && numbers.size() == 1;
            int number = one.matches("\\d{1,4}") ? Integer.parseInt(one) : 0;
            if (number < 1 || !isCount && number > deck.size()) {
                out.println(words.noSuchLine(one, deck.size()));
                return;
            }
            if (!isCount && numbers.contains(number)) {
                out.println(words.twice(number));
                return;
            }
            numbers.add(number);
        }
        int first = numbers.get(0);
        switch (word) {
            case "order" -> deck.arrange(numbers);
            case "drop" -> numbers.forEach(deck::drop);
            case "put" -> {
                if (numbers.size() > 2) {
                    out.println(words.unknown(String.join(" ", command)));
                    return;
                }
                deck.putAfter(first, numbers.size() == 2 ? numbers.get(1) : 0);
            }
            default -> {
                if (numbers.size() > 2) {
                    out.println(words.unknown(String.join(" ", command)));
                    return;
                }
                if (deck.isAside(first)) {
                    out.println(words.isAside(first));
                    return;
                }
                int count = numbers.size() == 2 ? numbers.get(1) : 1;
                deck.move(first, word.equals("up") ? -count : count);
            }
        }
        deck.store();
        turnTo(first);
        show();
    }

    private List<String> rows() {
        return Layout.rows(puzzle, deck.arrangement(), deck.aside(), deck::number, words.aside());
    }

    private int pageRows() {
        return request.rows == 0 ? Integer.MAX_VALUE : Math.max(5, request.rows - OTHER_ROWS);
    }

    /** Turns to the page on which a line stands. */
    private void turnTo(int number) {
        List<String> rows = rows();
        String start = String.format("%3d  ", number);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).startsWith(start)) {
                page = i / pageRows();
            }
        }
    }

    private void show() {
        List<String> rows = rows();
        int size = pageRows();
        int pages = Math.max(1, (int) ((rows.size() + (long) size - 1) / size));
        page = Math.max(0, Math.min(pages - 1, page));
        out.println();
        rows.stream().skip((long) page * size).limit(size).forEach(out::println);
        out.println();
        if (pages > 1) {
            out.println(words.page(page + 1, pages));
        }
        out.println(words.commands());
    }

    private Optional<End> grade() throws IOException {
        List<Piece> arrangement = deck.arrangement();
        Assembly assembly = Assembly.of(puzzle, arrangement);
        if (assembly.flaw().isPresent()) {
            Assembly.Flaw flaw = assembly.flaw().get();
            Piece piece = flaw.piece();
            out.println(words.flaw(flaw.problem(), piece == null ? "" : label(piece), flaw.method()));
            failed(arrangement);
            return Optional.empty();
        }
        out.println(words.grading());
        out.flush();
        Verdict verdict = judge.verdict(assembly, mine(), place.done());
        return switch (verdict.kind()) {
            case WRONG -> {
                out.println(words.wrong(deck.failed() + 1));
                print(verdict);
                failed(arrangement);
                yield Optional.empty();
            }
            case DOES_NOT_FIT -> {
                out.println(words.doesNotFit(place.fileName()));
                print(verdict);
                out.println(words.afterDoesNotFit(request.task.replaceFirst("\\..*", "")));
                deck.store();
                yield Optional.of(End.NOT_PUT);
            }
            case WOULD_UNDO -> {
                List<String> titles =
                        verdict.reds().stream().map(TaskResult::title).toList();
                out.println(words.wouldUndo(titles, place.fileName()));
                deck.store();
                yield Optional.of(End.NOT_PUT);
            }
            case RIGHT -> {
                put(verdict);
                yield Optional.of(End.PUT);
            }
        };
    }

    private String mine() throws IOException {
        try {
            return Files.readString(place.file());
        } catch (CharacterCodingException e) {
            throw new UserError(place.fileName() + " is not UTF-8: save it as UTF-8.", e);
        } catch (NoSuchFileException e) {
            throw new UserError(
                    place.fileName() + " does not exist. To restore it: git checkout -- " + place.fileName(), e);
        }
    }

    private void put(Verdict verdict) throws IOException {
        String copy = place.keepCopy();
        Files.writeString(place.file(), verdict.text());
        out.println(words.right(List.copyOf(puzzle.methods().keySet()), place.fileName(), copy));
        if (!verdict.borrowed().isEmpty()) {
            out.println(words.borrowed(verdict.borrowed()));
        }
        out.println(words.afterRight());
        deck.delete();
    }

    private void print(Verdict verdict) {
        if (!verdict.why().isEmpty()) {
            out.println("  " + verdict.why());
        }
        verdict.reds().stream().findFirst().ifPresent(red -> {
            boolean isWrong = verdict.kind() == Kind.WRONG;
            boolean isWholeFile = red.task().isEmpty();
            out.println("  " + (isWholeFile ? words.doesNotCompile() : red.title()));
            String message = isWrong ? verdict.relabelled(red.message(), this::label) : red.message();
            message.lines()
                    .filter(line -> !line.isBlank())
                    .filter(line -> !(isWholeFile && line.endsWith(" does not compile:")))
                    .distinct() // a statement of several lines has one number
                    .limit(MESSAGE_LINES)
                    .forEach(line -> out.println(Paragraph.of(line, "  ")));
            if (red.message().startsWith("took longer than ")) {
                out.println(words.loops());
            }
        });
    }

    /** Counts a failed try. From the second one on, names the first wrong line. */
    private void failed(List<Piece> arrangement) throws IOException {
        deck.hasFailed();
        deck.store();
        if (deck.failed() >= 2) {
            out.println(Assembly.firstOutOfPlace(puzzle, arrangement)
                    .map(piece -> piece.isDistractor()
                            ? words.distractor(deck.number(piece))
                            : words.outOfPlace(deck.number(piece)))
                    .orElseGet(words::missing));
        }
    }

    private String label(Piece piece) {
        return words.line(deck.number(piece));
    }
}
