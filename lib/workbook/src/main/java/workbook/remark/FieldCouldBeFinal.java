package workbook.remark;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** A private field that has its value from the beginning and is never assigned again. */
final class FieldCouldBeFinal implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        for (Field field : Field.all(file)) {
            if (field.isAny(Modifier.PRIVATE)
                    && !field.isAny(Modifier.FINAL, Modifier.VOLATILE, Modifier.STATIC)
                    && field.declaration().getInitializer() != null
                    && field.declaration().getModifiers().getAnnotations().isEmpty() // a framework may assign it
                    && isNeverAssigned(field)) {
                return Optional.of(new Remark(
                        file.line(field.declaration()),
                        "The field `" + field.name()
                                + "` is never assigned again. `final` says so, and other threads then"
                                + " see its value without a lock."));
            }
        }
        return Optional.empty();
    }

    /** Looks at every assignment to a variable of this name in the file, also to those of other objects. */
    private static boolean isNeverAssigned(Field field) {
        return field.file().all(Tree.class).stream()
                .map(TreePath::getLeaf)
                .noneMatch(tree -> Field.target(tree) instanceof ExpressionTree target
                        && target.toString().matches("(.*\\.)?" + Pattern.quote(field.name())));
    }
}
