package informers;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The layers ("floors") of the library: a package imports only from floors below it. */
class FloorsIT {
    /** From the ground up; packages of one row do not import each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("util", "api"),
            List.of("watch"),
            List.of("client"),
            List.of("listwatch"),
            List.of("queue"),
            List.of("reflector"),
            List.of("store"),
            List.of("handler"),
            List.of("informer"),
            List.of("factory", "leaderelection", "workqueue"));

    /** The public package that an internal one serves, where their names differ. */
    private static final Map<String, String> SERVED =
            Map.of("json", "api", "yaml", "api", "auth", "client.auth", "config", "client.config");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("informers");

    /** The package below {@code informers}, such as {@code client.config}; of an internal one, the package that it serves. */
    private static String place(JavaClass type) {
        String name = type.getPackageName().replaceFirst("^informers\\.?", "");
        String inner = name.replaceFirst("^internal\\.", "");
        return inner.equals(name) ? name : SERVED.getOrDefault(inner, inner);
    }

    private static String room(JavaClass type) {
        return place(type).replaceFirst("\\..*", "");
    }

    @Test
    void importsOnlyFromLowerFloors() {
        LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (List<String> floor : FLOORS) {
            for (String room : floor) {
                house = house.optionalLayer(room)
                        .definedBy(DescribedPredicate.describe(
                                room, (JavaClass type) -> room(type).equals(room)));
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
                        .map(FloorsIT::room)
                        .filter(p -> !p.isEmpty())
                        .distinct())
                .isSubsetOf(known);
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(place(type));
                    }

                    @Override
                    public String getDescription() {
                        return "packages, each with the internal ones that serve it";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
