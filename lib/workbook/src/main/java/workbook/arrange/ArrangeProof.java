package workbook.arrange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import workbook.arrange.Judge.Kind;
import workbook.arrange.Judge.Verdict;
import workbook.grade.Grader;
import workbook.grade.State;
import workbook.grade.TaskResult;

/**
 * Proves the arrangements of a chapter: the usual order of each task is right and fits into the learner's file as long as nothing is written; each distractor in
 * place of the right line is wrong; all tasks one after the other make a file that is done; other orders are decided by the contract.
 */
public final class ArrangeProof {
    private static final int SHUFFLES = 50;

    private final Class<?> test;
    private final Path chapter;
    private final String stub;
    private final int everySwap;
    private int swaps;
    private boolean isUntouched;
    private final List<String> problems = new ArrayList<>();
    private final List<String> otherOrders = new ArrayList<>();
    private int tasks;
    private int distractors;

    private ArrangeProof(Class<?> test, Path chapter, String stub, int everySwap) {
        this.test = test;
        this.chapter = chapter;
        this.stub = stub;
        this.everySwap = everySwap;
    }

    /**
     * The result.
     *
     * @param tasks that can be arranged
     * @param distractors all of them red
     * @param otherOrders orders beside the usual one that are right: the task, and the two lines that may be swapped
     * @param problems empty if the proof succeeded
     */
    public record Outcome(int tasks, int distractors, List<String> otherOrders, List<String> problems) {}

    /**
     * Proves the arrangements of a chapter. Blocks for seconds to a minute.
     *
     * @param test the contract's subclass that grades the learner's file
     * @param chapter its folder
     * @param stub the learner's file. As long as it has a Todo for each task, the usual order must also fit into it
     * @param everySwap 1 tries each pair of neighbours in the other order, 3 every third pair
     */
    public static Outcome of(Class<?> test, Path chapter, String stub, int everySwap) throws IOException {
        ArrangeProof proof = new ArrangeProof(test, chapter, stub, everySwap);
        Optional<UsualSolution> usual = UsualSolution.in(chapter);
        List<String> numbers = Grader.notStarted(test).results().stream()
                .map(TaskResult::task)
                .distinct()
                .toList();
        if (usual.isEmpty()) {
            proof.problems.add("there is no alternatives/Usual*.java");
        } else if (!usual.get().tasks().equals(numbers)) {
            proof.problems.add("expected the tasks " + numbers + ", found "
                    + usual.get().tasks() + " in the comments // Task of the usual solution");
        } else {
            proof.isUntouched = numbers.stream().allMatch(task -> Grader.hasTodo(stub, task));
            for (String task : numbers) {
                proof.prove(task, Puzzle.of(usual.get().at(task, Judge.className(test))));
            }
            if (proof.isUntouched && proof.problems.isEmpty()) {
                proof.proveInTurn(usual.get(), numbers);
            }
        }
        return new Outcome(proof.tasks, proof.distractors, List.copyOf(proof.otherOrders), List.copyOf(proof.problems));
    }

    private void prove(String task, Puzzle puzzle) throws IOException {
        tasks++;
        Judge judge = new Judge(test, puzzle);
        Assembly usual = Assembly.of(puzzle, puzzle.solution());
        Verdict right = isUntouched ? judge.verdict(usual, stub, List.of()) : judge.alone(usual);
        if (right.kind() != Kind.RIGHT) {
            problems.add(task + ": the usual order is " + right.kind() + " " + right.why() + right.reds());
            return;
        }
        if (puzzle.distractors().size() != 2) {
            problems.add(task + ": expected 2 distractors, found "
                    + puzzle.distractors().size());
        }
        for (int seed = 0; seed < SHUFFLES; seed++) {
            List<Piece> start = Deck.shuffled(puzzle, chapter, new Random(seed)).arrangement();
            if (start.stream().filter(piece -> !piece.isDistractor()).toList().equals(puzzle.solution())) {
                problems.add(task + ": shuffled with the seed " + seed + ", the lines are in the usual order");
            }
        }
        for (Puzzle.Distractor distractor : puzzle.distractors()) {
            proveRed(task, puzzle, judge, distractor);
        }
        trySwaps(task, puzzle, judge);
    }

    /** Arranges one task after the other in the same file: each fits, and undoes none of those before. */
    private void proveInTurn(UsualSolution usual, List<String> numbers) throws IOException {
        List<TaskResult> all = Grader.notStarted(test).results();
        List<TaskResult> done = List.of();
        String file = stub;
        for (int i = 0; i < numbers.size(); i++) {
            Puzzle puzzle = Puzzle.of(usual.at(numbers.get(i), Judge.className(test)));
            boolean isLast = i + 1 == numbers.size();
            Verdict verdict =
                    new Judge(test, puzzle).inFile(Assembly.of(puzzle, puzzle.solution()), file, isLast ? all : done);
            if (verdict.kind() != Kind.RIGHT) {
                problems.add(numbers.get(i) + ": after the tasks before it, the usual order is " + verdict.kind() + " "
                        + verdict.why() + verdict.reds());
                return;
            }
            file = verdict.text();
            done = verdict.borrowed().isEmpty() ? with(done, numbers.get(i), all) : doneIn(file, all);
        }
    }

    private static List<TaskResult> with(List<TaskResult> done, String task, List<TaskResult> tests) {
        return Stream.concat(
                        done.stream(), tests.stream().filter(one -> one.task().equals(task)))
                .toList();
    }

    private List<TaskResult> doneIn(String file, List<TaskResult> tests) throws IOException {
        return Judge.graded(test, file, tests).results().stream()
                .filter(one -> one.state() == State.DONE)
                .toList();
    }

    private void proveRed(String task, Puzzle puzzle, Judge judge, Puzzle.Distractor distractor) throws IOException {
        distractors++;
        String mutant = distractor.piece().mutant();
        if (!Files.exists(chapter.resolve("mutants").resolve(mutant + ".java"))) {
            problems.add(task + ": there is no mutant " + mutant);
        }
        Assembly assembly = Assembly.of(puzzle, puzzle.with(distractor));
        boolean red = assembly.flaw().isPresent() || judge.alone(assembly).kind() == Kind.WRONG;
        if (!red) {
            problems.add(task + ": the distractor of " + mutant + " is right: "
                    + distractor.piece().lines());
        }
    }

    /** Swaps neighbours that are whole statements, and keeps those swaps that are right. */
    private void trySwaps(String task, Puzzle puzzle, Judge judge) throws IOException {
        for (int i = 0; i + 1 < puzzle.solution().size(); i++) {
            Piece first = puzzle.solution().get(i);
            Piece second = puzzle.solution().get(i + 1);
            if (isStatement(first) && isStatement(second) && swaps++ % everySwap == 0) {
                List<Piece> swapped = new ArrayList<>(puzzle.solution());
                Collections.swap(swapped, i, i + 1);
                if (judge.alone(Assembly.of(puzzle, swapped)).kind() == Kind.RIGHT) {
                    otherOrders.add(task + ": " + first.lines().get(0).strip() + " <> "
                            + second.lines().get(0).strip());
                }
            }
        }
    }

    private static boolean isStatement(Piece piece) {
        String first = piece.lines().get(0);
        return !piece.isHead()
                && piece.opens() == 0
                && piece.closes() == 0
                && !first.startsWith("return ")
                && !first.startsWith("throw ");
    }
}
