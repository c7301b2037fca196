package workbook.remark;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;

/** A wait for another thread that has no limit: {@code Thread.join()}, {@code CountDownLatch.await()}. */
final class EndlessWait implements Rule {
    private static final Map<String, String> WAITS = Map.of("Thread", "join", "CountDownLatch", "await");

    @Override
    public Optional<Remark> check(ParsedFile file) {
        Map<String, String> types = file.types();
        for (TreePath path : file.all(MethodInvocationTree.class)) {
            MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
            String receiver = Code.receiver(call);
            if (call.getArguments().isEmpty()
                    && Code.called(call).equals(WAITS.get(types.getOrDefault(receiver, "")))) {
                return Optional.of(new Remark(
                        file.line(call),
                        "`" + receiver + "." + Code.called(call)
                                + "()` waits without a limit: if the other thread hangs, so does this one, and nobody sees"
                                + " why. Wait with a limit, and say what you were waiting for."));
            }
        }
        return Optional.empty();
    }
}
