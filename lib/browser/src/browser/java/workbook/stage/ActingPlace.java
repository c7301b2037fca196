package workbook.stage;

/** In place of the stage's class: compiled code does not know its lines, so no step has one. */
final class ActingPlace {
    private ActingPlace() {}

    static Place now() {
        return null;
    }
}
