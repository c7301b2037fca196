package workbook.remark;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Questions about syntax trees that several rules ask. */
final class Code {
    private static final Set<String> LOCKING = Set.of("lock", "lockInterruptibly", "tryLock", "acquire", "await");

    private Code() {}

    /** Returns {@code List} for {@code java.util.List<String>}. */
    static String simpleName(Tree type) {
        if (type instanceof ParameterizedTypeTree parameterized) {
            return simpleName(parameterized.getType());
        }
        if (type instanceof AnnotatedTypeTree annotated) {
            return simpleName(annotated.getUnderlyingType());
        }
        if (type instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return type.toString();
    }

    /** Returns {@code x} for {@code x} and {@code this.x}; "" for everything else. */
    static String name(Tree tree) {
        if (tree instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        if (tree instanceof MemberSelectTree select
                && select.getExpression() instanceof IdentifierTree owner
                && owner.getName().contentEquals("this")) {
            return select.getIdentifier().toString();
        }
        return "";
    }

    /** Returns the name of the called method. */
    static String called(MethodInvocationTree call) {
        ExpressionTree method = call.getMethodSelect();
        return method instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : method.toString();
    }

    /** Returns the name of the variable or field on which a method is called; "" if it is something else. */
    static String receiver(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select ? name(select.getExpression()) : "";
    }

    static boolean is(MethodInvocationTree call, String receiver, String method) {
        return called(call).equals(method) && receiver(call).equals(receiver);
    }

    /** Returns the method whose body has this place; empty inside a lambda or a class in it, which may run at any time. */
    static Optional<TreePath> method(TreePath place) {
        for (TreePath at = place.getParentPath(); at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof MethodTree) {
                return Optional.of(at);
            }
            if (at.getLeaf() instanceof LambdaExpressionTree || at.getLeaf() instanceof ClassTree) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns whether a {@code synchronized} block or method is around this place, with no lambda or class in between. */
    static boolean isSynchronized(TreePath place) {
        for (TreePath at = place.getParentPath(); at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof SynchronizedTree
                    || (at.getLeaf() instanceof MethodTree method && isSynchronized(method))) {
                return true;
            }
            if (at.getLeaf() instanceof LambdaExpressionTree || at.getLeaf() instanceof ClassTree) {
                return false;
            }
        }
        return false;
    }

    static boolean isSynchronized(MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
    }

    /** Returns whether a method has nothing to do with locks: it is not synchronized, has no such block, and locks nothing. */
    static boolean isWithoutLock(ParsedFile file, TreePath method) {
        return !isSynchronized((MethodTree) method.getLeaf())
                && file.all(SynchronizedTree.class, method).isEmpty()
                && file.all(MethodInvocationTree.class, method).stream()
                        .noneMatch(path -> LOCKING.contains(called((MethodInvocationTree) path.getLeaf())));
    }

    static boolean isPublic(MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    static boolean isConstructor(MethodTree method) {
        return method.getReturnType() == null;
    }
}
