//JAVA 17+
//DEPS house.jar
//DEPS Replay.java

/** {@code ./jbang replay}. */
final class ReplayScript {
    public static void main(String[] args) {
        workbook.replay.Replay.main(args);
    }
}
