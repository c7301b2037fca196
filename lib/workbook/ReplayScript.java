//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS workbook-home.jar
//DEPS Replay.java

/** {@code ./jbang replay}. */
final class ReplayScript {
    public static void main(String[] args) {
        workbook.replay.ReplayCommand.main(args);
    }
}
