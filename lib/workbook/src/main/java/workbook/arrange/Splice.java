package workbook.arrange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import workbook.arrange.JavaSource.Body;
import workbook.arrange.JavaSource.Kind;
import workbook.arrange.JavaSource.Member;

/**
 * Puts methods of the usual solution into another file, with the fields, methods and imports that they need and the file does not
 * have. Everything else in the file stays as it is. Not thread-safe.
 */
final class Splice {
    private final JavaSource from;
    private final JavaSource into;
    private final Map<Member, String> replaced = new LinkedHashMap<>();
    private final Set<Member> added = new LinkedHashSet<>();

    private record Edit(int start, int end, String text) {}

    /** Says that a file cannot take a method. */
    static final class DoesNotFit extends Exception {
        private static final long serialVersionUID = 1L;

        DoesNotFit(String message) {
            super(message);
        }
    }

    /**
     * @param from the usual solution
     * @param into the file that gets its methods
     */
    Splice(JavaSource from, JavaSource into) {
        this.from = from;
        this.into = into;
    }

    /**
     * Returns the file with these methods.
     *
     * @param methods the new text of methods of the usual solution
     */
    String with(Map<Member, String> methods) throws DoesNotFit {
        replaced.clear();
        added.clear();
        Map<Member, String> code = new LinkedHashMap<>();
        for (Map.Entry<Member, String> method : methods.entrySet()) {
            Optional<Member> there = into.find(method.getKey());
            if (there.isPresent()) {
                replaced.put(there.get(), method.getValue());
            } else {
                added.add(method.getKey());
            }
            code.put(method.getKey(), method.getValue());
        }
        List<String> unread = new ArrayList<>(code.values());
        while (!unread.isEmpty()) {
            String text = unread.remove(0);
            for (Member member : from.members()) {
                boolean isNew = !code.containsKey(member) && into.find(member).isEmpty();
                if (isNew && !member.name().equals("<init>") && JavaSource.names(text, member)) {
                    added.add(member);
                    code.put(member, readable(from, member));
                    unread.add(readable(from, member));
                }
            }
        }
        return apply(edits(code));
    }

    /** Returns a member of the usual solution without the comments about its lines. */
    static String readable(JavaSource usual, Member member) {
        return UsualSolution.readable(usual.text(member)).stripTrailing();
    }

    private List<Edit> edits(Map<Member, String> code) throws DoesNotFit {
        List<Edit> edits = new ArrayList<>();
        replaced.forEach((member, text) -> edits.add(new Edit(member.start(), member.end(), text)));
        for (Member member : added) {
            Body body =
                    into.body(member.owner()).orElseThrow(() -> new DoesNotFit("it has no class " + member.owner()));
            String base = member.owner().isEmpty() ? "    " : "        ";
            String text = "\n" + base + code.get(member);
            if (member.kind() == Kind.FIELD) {
                edits.add(insert(afterTheFields(body), text));
            } else {
                int end = into.text().substring(0, body.close()).stripTrailing().length();
                edits.add(insert(end, "\n" + text));
            }
        }
        edits.addAll(imports(code.values()));
        return edits;
    }

    private static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    /** Returns the end of the line with the last field; without a field, the beginning of the class. */
    private int afterTheFields(Body body) {
        int after = into.members().stream()
                .filter(member -> member.kind() == Kind.FIELD && member.owner().equals(body.name()))
                .mapToInt(Member::end)
                .max()
                .orElse(body.open());
        int line = into.text().indexOf('\n', after);
        String rest = line < 0 ? "" : into.text().substring(after, line).strip();
        int end = rest.isEmpty() || rest.startsWith("//") ? line : after;
        return end > 0 && into.text().charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Returns the imports that the code needs, each before the first one that sorts after it. */
    private List<Edit> imports(Collection<String> code) {
        List<Edit> edits = new ArrayList<>();
        for (String one : from.imports()) {
            String simple = one.replaceFirst(".*\\.", "").replace(";", "");
            boolean used = code.stream().anyMatch(text -> text.matches("(?s).*\\b" + simple + "\\b.*"));
            if (used && !into.imports().contains(one)) {
                Optional<String> next = into.imports().stream()
                        .filter(other -> other.compareTo(one) > 0)
                        .findFirst();
                if (next.isPresent()) {
                    edits.add(insert(into.text().indexOf(next.get()), one + "\n"));
                } else if (into.importsEnd() == 0) {
                    edits.add(insert(0, one + "\n"));
                } else {
                    edits.add(insert(into.importsEnd(), "\n" + one));
                }
            }
        }
        return edits;
    }

    /** Applies the last edit of the file first, so that the offsets of the others stay right. */
    private String apply(List<Edit> edits) {
        boolean isWindows = into.text().contains("\r\n");
        List<Edit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(Edit::start));
        StringBuilder text = new StringBuilder(into.text());
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Edit edit = ordered.get(i);
            text.replace(edit.start, edit.end, isWindows ? edit.text.replace("\n", "\r\n") : edit.text);
        }
        return text.toString();
    }
}
