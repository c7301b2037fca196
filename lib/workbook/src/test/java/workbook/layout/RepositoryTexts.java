package workbook.layout;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The texts of this repository: Java sources, Markdown, scripts, workflows and POMs. */
final class RepositoryTexts {
    /** What the build writes, what a learner's programs keep, and the recorded traffic of other programs. */
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".workbook", "node_modules", "__files");

    private RepositoryTexts() {}

    /** Returns the texts by their names, such as {@code docs/proof.md}. */
    static Map<String, Path> in(Path root) throws IOException {
        Map<String, Path> texts = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.matches(".*\\.(java|md|sh|ya?ml|xml)|jbang|jbang\\.cmd|jbang-catalog\\.json")) {
                    texts.put(root.relativize(file).toString().replace('\\', '/'), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return texts;
    }
}
