package workbook.remark;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;

/** {@code wait()} or {@code Condition.await()} outside a loop: a thread may wake up although nobody has notified it. */
final class WaitWithoutLoop implements Rule {
    @Override
    public Optional<Remark> check(ParsedFile file) {
        Map<String, String> types = file.types();
        for (TreePath path : file.all(MethodInvocationTree.class)) {
            MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
            String receiver = Code.receiver(call);
            boolean ofThis = call.getMethodSelect().toString().matches("(this\\.)?wait");
            boolean ofCondition = Code.called(call).equals("await")
                    && types.getOrDefault(receiver, "").equals("Condition");
            if ((ofThis || ofCondition) && call.getArguments().isEmpty() && !Loops.isInLoop(path)) {
                return Optional.of(
                        new Remark(
                                file.line(call),
                                "A thread may return from " + Code.called(call)
                                        + "() although its condition is not true. Wait in a loop: `while (!condition)` around it."));
            }
        }
        return Optional.empty();
    }
}
