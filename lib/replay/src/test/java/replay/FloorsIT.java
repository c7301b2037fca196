package replay;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A package depends on the packages below it only. */
class FloorsIT {
    /** From the bottom up. Packages of one floor do not depend on each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("internal.json"),
            List.of("internal.schema", "internal.rbac"),
            List.of("internal.validation"),
            List.of("internal.crd", "internal.managed", "internal.tape"),
            List.of("internal.request"),
            List.of("internal.table", "internal.patch"),
            List.of("internal.cluster"),
            List.of("internal.watch", "internal.deletion"),
            List.of("internal.write"),
            List.of("internal.apiserver"),
            List.of("server"),
            List.of("record"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("replay");

    @Test
    void aPackageDependsOnLowerFloorsOnly() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.layer(room).definedBy("replay." + room);
            }
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            String[] below = FLOORS.subList(0, i).stream().flatMap(List::stream).toArray(String[]::new);
            for (String room : FLOORS.get(i)) {
                house = below.length == 0
                        ? house.whereLayer(room).mayNotAccessAnyLayer()
                        : house.whereLayer(room).mayOnlyAccessLayers(below);
            }
        }
        house.check(classes);
    }

    @Test
    void everyPackageHasAFloor() {
        List<String> known = FLOORS.stream().flatMap(List::stream).toList();
        assertThat(classes.stream()
                        .map(type -> type.getPackageName().replaceFirst("^replay\\.?", ""))
                        .filter(name -> !name.isEmpty())
                        .distinct())
                .isSubsetOf(known);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("replay.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothingDependsOnTheCourseOrOnATestFramework() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("workbook..", "picocli..", "org.junit..", "informers.internal..", "org.slf4j..")
                .check(classes);
    }
}
