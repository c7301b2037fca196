//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//JAVA_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto
//DEPS workbook-home.jar
//DEPS WorkbookCommand.java

/** {@code ./jbang workbook}. */
final class WorkbookScript {
    public static void main(String[] args) {
        workbook.command.WorkbookCommand.main(args);
    }
}
