//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS workbook-home.jar
//DEPS RecordCommand.java

/** {@code ./jbang record}. */
final class RecordScript {
    public static void main(String[] args) {
        workbook.record.RecordCommand.main(args);
    }
}
