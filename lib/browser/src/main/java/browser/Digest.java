package browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Notices that something on a class path has changed: the contents of a folder, or the size of a jar. */
final class Digest {
    private Digest() {}

    static String of(String classPath) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String entry : classPath.split(File.pathSeparator)) {
            for (Path file : files(Path.of(entry))) {
                boolean jar = file.toString().endsWith(".jar");
                digest.update(file.getFileName().toString().getBytes());
                digest.update(jar ? String.valueOf(Files.size(file)).getBytes() : Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(entry)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
