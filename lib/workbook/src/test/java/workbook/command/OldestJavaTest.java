package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldestJavaTest {
    @TempDir
    Path folder;

    private Path jar(int classFile) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Build-Jdk", "25");
        manifest.getMainAttributes().putValue("Main-Class", "Demo");
        Path jar = Files.createDirectories(folder.resolve("Demo.java.0")).resolve("Demo.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("p/Demo.class"));
            out.write(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, (byte) classFile, 1});
        }
        return jar;
    }

    @Test
    void aJarFromANewerJdkIsMarkedWithJava17() throws IOException {
        Path jar = jar(61);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));
        OldestJava.mark(folder);
        try (JarFile marked = new JarFile(jar.toFile())) {
            var attributes = marked.getManifest().getMainAttributes();
            assertThat(attributes.getValue("Build-Jdk")).isEqualTo("17");
            assertThat(attributes.getValue("Main-Class")).isEqualTo("Demo");
            assertThat(marked.getInputStream(marked.getEntry("p/Demo.class")).readAllBytes())
                    .hasSize(9);
        }
        assertThat(Files.getLastModifiedTime(jar).toMillis()).isEqualTo(1_700_000_000_000L);
    }

    @Test
    void aClassThatNeedsMoreIsAnError() throws IOException {
        jar(69);
        assertThatThrownBy(() -> OldestJava.mark(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected classes for Java 17 in")
                .hasMessageEndingWith("Demo.class is for Java 25");
    }
}
