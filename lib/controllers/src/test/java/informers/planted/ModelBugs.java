package informers.planted;

import java.util.List;

/** Bugs in objects with a value of a Java class. */
final class ModelBugs {
    static final List<PlantedBug> ALL = List.of(
            // what the class does not know is lost
            bug(
                    "Model",
                    "JsonNode before = isNew",
                    "if (!isNew) { return new Model<>(ObjectJson.parse(Json.bytes(written(value))), codec, model); } JsonNode before = isNew",
                    "C109"),
            // a field that was removed stays
            bug("Changes", "merged.remove(name);", "", "C109"),
            // two classes for one resource share an informer
            PlantedBug.in("api/ResourceType.java")
                    .replacing("&& model == that.model")
                    .by("")
                    .killedBy("model.ModelTest", "C109"),
            // the unknown fields of another element
            bug(
                    "Changes",
                    "if (!used.contains(i) && key.equals(key(before.get(i)))) {",
                    "if (!used.contains(i)) {",
                    "C110"),
            bug("Changes", "if (!used.contains(i) && before.get(i).equals(element)) {", "if (i == place) {", "C110"));

    private static PlantedBug bug(String type, String right, String wrong, String number) {
        return PlantedBug.in("model/" + type + ".java")
                .replacing(right)
                .by(wrong)
                .killedBy("model.ModelTest", number);
    }

    private ModelBugs() {}
}
