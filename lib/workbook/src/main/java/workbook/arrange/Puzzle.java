package workbook.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import workbook.arrange.JavaSource.Member;
import workbook.arrange.UsualSolution.Stage;

/**
 * The pieces of a task: the lines of the usual solution of its methods, in order, and the distractors. Immutable.
 *
 * @param stage the whole solution as it is after this task
 * @param methods the methods that are arranged, by the names of their heads
 * @param solution the pieces in their usual order; the heads are among them if there are several methods
 * @param distractors the wrong lines
 */
record Puzzle(Stage stage, Map<String, Method> methods, List<Piece> solution, List<Distractor> distractors) {

    /**
     * A method to arrange.
     *
     * @param annotations the lines before its head
     */
    record Method(Member member, List<String> annotations, Piece head) {}

    /**
     * A wrong line.
     *
     * @param index of the piece of the solution in whose place it is wrong
     */
    record Distractor(Piece piece, int index) {}

    Puzzle {
        solution = List.copyOf(solution);
        distractors = List.copyOf(distractors);
    }

    /** Returns the puzzle of the task after which a solution is at this stage. */
    static Puzzle of(Stage stage) {
        Map<String, Method> methods = new LinkedHashMap<>();
        List<Piece> pieces = new ArrayList<>();
        List<Distractor> distractors = new ArrayList<>();
        for (Member member : stage.own()) {
            List<Line> lines = lines(stage.source().text(member), stage.task());
            List<String> annotations = new ArrayList<>();
            while (lines.get(0).code.strip().startsWith("@")) {
                annotations.add(lines.remove(0).code.strip());
            }
            lines.remove(lines.size() - 1); // its closing brace is added by the assembly
            List<List<Line>> units = joined(units(lines));
            String name = (member.owner().isEmpty() ? "" : member.owner() + ".") + member.name() + "()";
            methods.put(name, new Method(member, annotations, piece(units.get(0), name)));
            for (int i = 0; i < units.size(); i++) {
                String head = i == 0 ? name : "";
                distractors.addAll(distractors(units.get(i), head, pieces.size()));
                pieces.add(piece(units.get(i), head));
            }
        }
        boolean headIsGiven = methods.size() == 1 && distractors.stream().noneMatch(one -> one.piece.isHead());
        if (headIsGiven && !pieces.isEmpty()) {
            pieces.remove(0);
            distractors.replaceAll(one -> new Distractor(one.piece, one.index - 1));
        }
        return new Puzzle(stage, methods, pieces, distractors);
    }

    /** Returns whether the first line of the only method is given, and not one of the pieces. */
    boolean isHeadGiven() {
        return solution.stream().noneMatch(Piece::isHead);
    }

    /** Returns all pieces, not shuffled. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>(solution);
        distractors.forEach(one -> pieces.add(one.piece));
        return pieces;
    }

    /** Returns the solution with a distractor in place of the right line. */
    List<Piece> with(Distractor distractor) {
        List<Piece> pieces = new ArrayList<>(solution);
        pieces.set(distractor.index, distractor.piece);
        return pieces;
    }

    /**
     * A line of code, and the wrong lines that may be offered in its place.
     *
     * @param isNew whether the task adds it to a method that an earlier task began
     * @param wrong each as the groups of {@link UsualSolution#NOT}
     */
    private record Line(String code, boolean isNew, List<Matcher> wrong) {}

    private static List<Line> lines(String text, String task) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher not = UsualSolution.NOT.matcher(line);
            if (not.matches()) {
                if (List.of(not.group(2).split("[, ]+")).contains(task)) {
                    lines.get(lines.size() - 1).wrong.add(not);
                }
            } else if (!line.isBlank() && !line.strip().startsWith("//")) {
                boolean isNew = line.endsWith(UsualSolution.NEW);
                String code = isNew ? line.substring(0, line.length() - UsualSolution.NEW.length()) : line;
                lines.add(new Line(code, isNew, new ArrayList<>()));
            }
        }
        return lines;
    }

    /** Joins the lines of one statement, and a block with its only statement. */
    private static List<List<Line>> units(List<Line> lines) {
        List<List<Line>> units = new ArrayList<>();
        List<Line> unit = new ArrayList<>();
        for (Line line : lines) {
            unit.add(line);
            if (line.code.matches(".*[;{}]\\s*(//.*)?")) {
                units.add(unit);
                unit = new ArrayList<>();
            }
        }
        if (!unit.isEmpty()) {
            units.add(unit);
        }
        for (int i = 2; i < units.size(); i++) {
            if (isOpen(units.get(i - 1)) && isOpen(units.get(i))) {
                units.get(i - 1).addAll(units.remove(i--)); // what later tasks replace: their order means nothing
            }
        }
        for (int i = 1; i + 2 < units.size(); i++) {
            Piece block = piece(units.get(i), "");
            Piece inside = piece(units.get(i + 1), "");
            boolean ends = piece(units.get(i + 2), "").lines().equals(List.of("}"));
            boolean isShort = block.opens() == 1 && block.closes() == 0 && inside.opens() == 0 && inside.closes() == 0;
            if (isShort && ends) {
                List<Line> whole = new ArrayList<>(units.get(i));
                whole.addAll(units.remove(i + 1));
                whole.addAll(units.remove(i + 1));
                units.set(i, whole);
            }
        }
        return units;
    }

    /**
     * Joins what an earlier task has written: its blocks, and its statements that follow each other. Otherwise a learner would arrange
     * the whole method again for each task that adds a line.
     */
    private static List<List<Line>> joined(List<List<Line>> units) {
        if (units.stream().noneMatch(Puzzle::isNew)) {
            return units;
        }
        List<List<Line>> joined = new ArrayList<>(List.of(units.get(0)));
        boolean lastIsOld = false;
        for (int i = 1; i < units.size(); i++) {
            int end = endOfBlock(units, i);
            boolean isOld = end >= 0 && units.subList(i, end + 1).stream().noneMatch(Puzzle::isNew);
            if (!isOld) {
                joined.add(units.get(i));
            } else {
                if (!lastIsOld) {
                    joined.add(new ArrayList<>());
                }
                units.subList(i, end + 1).forEach(joined.get(joined.size() - 1)::addAll);
                i = end;
            }
            lastIsOld = isOld;
        }
        return joined;
    }

    /** Returns the index of the unit that ends the block that this unit begins, its own if it begins none; -1 if it only ends one. */
    private static int endOfBlock(List<List<Line>> units, int start) {
        int depth = 0;
        for (int i = start; i < units.size(); i++) {
            Piece piece = piece(units.get(i), "");
            if (i == start && piece.closes() > 0) {
                return -1;
            }
            depth += piece.opens() - piece.closes();
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOpen(List<Line> unit) {
        return unit.get(0).code.contains("throw new Todo(");
    }

    private static boolean isNew(List<Line> unit) {
        return unit.stream().anyMatch(Line::isNew);
    }

    private static Piece piece(List<Line> unit, String head) {
        return Piece.of(unit.stream().map(Line::code).toList(), head, "");
    }

    private static List<Distractor> distractors(List<Line> unit, String head, int index) {
        List<Distractor> distractors = new ArrayList<>();
        for (int i = 0; i < unit.size(); i++) {
            String code = unit.get(i).code;
            String indent =
                    code.substring(0, code.length() - code.stripLeading().length());
            for (Matcher wrong : unit.get(i).wrong) {
                List<String> lines =
                        new ArrayList<>(unit.stream().map(Line::code).toList());
                lines.set(i, indent + wrong.group(4));
                distractors.add(new Distractor(Piece.of(lines, head, wrong.group(3)), index));
            }
        }
        return distractors;
    }
}
