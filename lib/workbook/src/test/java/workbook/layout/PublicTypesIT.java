package workbook.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import workbook.cli.WorkbookHome;

/**
 * The types that a user of lib/client and lib/informers can see are few, and each is used as a user would use it: in a test
 * of another package, in a chapter, or in a README.
 */
class PublicTypesIT {
    private static final int MOST = 139;

    private static final Path ROOT = WorkbookHome.find().root();
    private static final List<JavaClass> VISIBLE = new ArrayList<>();

    @BeforeAll
    static void visibleTypes() {
        for (String module : List.of("client", "informers")) {
            JavaClasses classes = new ClassFileImporter().importPath(ROOT.resolve("lib/" + module + "/target/classes"));
            classes.stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(type -> type.getEnclosingClass().isEmpty())
                    .filter(type -> !type.getPackageName().contains(".internal"))
                    .forEach(VISIBLE::add);
        }
    }

    @Test
    void few() {
        assertThat(VISIBLE).hasSizeBetween(100, MOST);
    }

    @Test
    void eachIsUsedFromOutsideItsPackage() throws IOException {
        Set<String> used = new HashSet<>();
        for (String module : List.of("client", "informers", "replay", "workbook")) {
            for (JavaClass test :
                    new ClassFileImporter().importPath(ROOT.resolve("lib/" + module + "/target/test-classes"))) {
                test.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(type -> !type.getPackageName().equals(test.getPackageName()))
                        .forEach(type -> used.add(type.getFullName().replaceFirst("\\$.*", "")));
            }
        }
        String texts = texts();
        assertThat(VISIBLE)
                .filteredOn(type -> !used.contains(type.getFullName()))
                .filteredOn(type -> !Pattern.compile("\\b" + type.getSimpleName() + "\\b")
                        .matcher(texts)
                        .find())
                .as("public types that no other package's test, no chapter and no README uses")
                .isEmpty();
    }

    /** The chapters' sources, and the READMEs of the chapters and modules. */
    private static String texts() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (Map.Entry<String, Path> text : RepositoryTexts.in(ROOT).entrySet()) {
            if (text.getKey().matches("chapters/.*\\.java|(chapters|lib)/.*/README\\.md")) {
                texts.append(Files.readString(text.getValue())).append('\n');
            }
        }
        return texts.toString();
    }
}
