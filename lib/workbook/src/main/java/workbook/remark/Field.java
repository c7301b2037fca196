package workbook.remark;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** A field of a class, and the places where the methods of this class use it. */
record Field(ParsedFile file, TreePath owner, VariableTree declaration) {

    static List<Field> all(ParsedFile file) {
        List<Field> fields = new ArrayList<>();
        for (TreePath owner : file.all(ClassTree.class)) {
            for (Tree member : ((ClassTree) owner.getLeaf()).getMembers()) {
                if (member instanceof VariableTree variable) {
                    fields.add(new Field(file, owner, variable));
                }
            }
        }
        return fields;
    }

    String name() {
        return declaration.getName().toString();
    }

    boolean isAny(Modifier... modifiers) {
        Set<Modifier> own = declaration.getModifiers().getFlags();
        return List.of(modifiers).stream().anyMatch(own::contains);
    }

    /** Returns the methods of its class, without constructors. */
    List<TreePath> methods() {
        return ((ClassTree) owner.getLeaf())
                .getMembers().stream()
                        .filter(member -> member instanceof MethodTree method && !Code.isConstructor(method))
                        .map(member -> new TreePath(owner, member))
                        .toList();
    }

    /** Returns whether the code of a method uses this field for sure, and not a variable of the same name. */
    boolean isUsedIn(TreePath method) {
        return !file.isShadowed(name(), method) && file.mentions(name(), method);
    }

    /** Returns the places below this one that assign the field. */
    List<TreePath> assignments(TreePath below) {
        List<TreePath> found = new ArrayList<>();
        boolean shadowed = file.isShadowed(name(), below);
        for (TreePath path : file.all(Tree.class, below)) {
            Tree target = target(path.getLeaf());
            boolean explicit = target != null && target.toString().startsWith("this.");
            if (target != null && Code.name(target).equals(name()) && (explicit || !shadowed)) {
                found.add(path);
            }
        }
        return found;
    }

    static @Nullable Tree target(Tree tree) {
        if (tree instanceof AssignmentTree assignment) {
            return assignment.getVariable();
        }
        if (tree instanceof CompoundAssignmentTree assignment) {
            return assignment.getVariable();
        }
        if (tree instanceof UnaryTree unary) {
            return switch (unary.getKind()) {
                case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> unary.getExpression();
                default -> null;
            };
        }
        return null;
    }
}
