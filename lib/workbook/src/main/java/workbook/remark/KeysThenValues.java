package workbook.remark;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A loop over {@code map.keySet()} that only looks up each key in the same map: {@code entrySet()} has both. */
final class KeysThenValues implements Rule {
    private static final Set<String> MAPS = Set.of("Map", "HashMap", "LinkedHashMap", "TreeMap");

    @Override
    public Optional<Remark> check(ParsedFile file) {
        Map<String, String> types = file.types();
        for (TreePath path : file.all(EnhancedForLoopTree.class)) {
            EnhancedForLoopTree loop = (EnhancedForLoopTree) path.getLeaf();
            if (!(loop.getExpression() instanceof MethodInvocationTree keys)
                    || !Code.called(keys).equals("keySet")) {
                continue;
            }
            String map = Code.receiver(keys);
            String key = loop.getVariable().getName().toString();
            boolean looksUp = file.all(MethodInvocationTree.class, path).stream()
                    .map(call -> (MethodInvocationTree) call.getLeaf())
                    .anyMatch(call -> Code.is(call, map, "get")
                            && call.getArguments().size() == 1
                            && Code.name(call.getArguments().get(0)).equals(key));
            if (MAPS.contains(types.getOrDefault(map, "")) && looksUp) {
                return Optional.of(new Remark(
                        file.line(loop),
                        "This loop looks up every key of `" + map + "` in `" + map + "` again. `" + map
                                + ".entrySet()` has keys and values together."));
            }
        }
        return Optional.empty();
    }
}
