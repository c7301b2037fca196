package workbook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import workbook.cli.UserError;

/** A SHA-256 digest of texts and files, to detect changes. Not thread-safe. */
final class Digest {
    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String ofFile(Path file) {
        Digest digest = new Digest();
        digest.addFile(file);
        return digest.text();
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
    }

    /** Adds the name and content of a file. A missing file differs from an empty one. */
    void addFile(Path file) {
        add(file.getFileName().toString());
        try {
            add(HexFormat.of().formatHex(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            add("none");
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Adds the path, size and time of a jar, or of each file in a folder; reading the content would take too long. */
    void addStamp(Path path) {
        add(path.toString());
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile).sorted().forEach(this::addTime);
            } catch (IOException e) {
                throw new UserError("Cannot read " + path + ": " + e.getMessage(), e);
            }
        } else {
            addTime(path);
        }
    }

    private void addTime(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            add(file + " " + is.size() + " " + is.lastModifiedTime().toMillis());
        } catch (IOException e) {
            add(file + " none"); // a class path may have missing entries
        }
    }

    String text() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
