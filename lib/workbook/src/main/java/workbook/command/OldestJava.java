package workbook.command;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes a pack that was created with a newer JDK run on Java 17. JBang compiles a script again if the installed JDK is older than the
 * {@code Build-Jdk} of the script's jar. So the scripts of a pack are compiled for Java 17, with any JDK, and their jars are marked so.
 */
final class OldestJava {
    /** The oldest Java that the workbook runs on. */
    static final int VERSION = 17;

    private static final Attributes.Name BUILD_JDK = new Attributes.Name("Build-Jdk");

    /** The version of class files is this number and the Java version: 61 for Java 17. */
    private static final int CLASS_FILE_OF_JAVA_0 = 44;

    private OldestJava() {}

    /** Returns the environment in which every {@code javac} compiles for this version. */
    static Map<String, String> environment() {
        return Map.of("JDK_JAVAC_OPTIONS", "--release " + VERSION);
    }

    /** Marks all jars below a folder as built with Java 17. Their modification times are kept. */
    static void mark(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            FileTime time = Files.getLastModifiedTime(jar);
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                checkClasses(jar, inside.getPath("/"));
                markManifest(inside.getPath("META-INF", "MANIFEST.MF"));
            }
            Files.setLastModifiedTime(jar, time);
        }
    }

    private static void markManifest(Path file) throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(file)) {
            manifest = new Manifest(in);
        }
        manifest.getMainAttributes().put(BUILD_JDK, Integer.toString(VERSION));
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest.write(out);
        }
    }

    private static void checkClasses(Path jar, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                try (var in = new DataInputStream(Files.newInputStream(file))) {
                    in.skipNBytes(6); // the magic number, and the minor version
                    int java = in.readUnsignedShort() - CLASS_FILE_OF_JAVA_0;
                    if (java > VERSION) {
                        throw new IOException("expected classes for Java " + VERSION + " in " + jar + ", but " + file
                                + " is for Java " + java);
                    }
                }
            }
        }
    }
}
