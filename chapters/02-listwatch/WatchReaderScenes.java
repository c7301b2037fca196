import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** An informer that reads its watch with an answer to chapter 02. */
public final class WatchReaderScenes implements Scenes<WatchReader> {
    @Override
    public String file() {
        return "02-listwatch/MyWatchReader.java";
    }

    @Override
    public Class<WatchReader> type() {
        return WatchReader.class;
    }

    @Override
    public List<Scene> scenes(Optional<Answers<WatchReader>> answers) {
        return List.of(
                Scene.of(
                                "02-resume",
                                "changes arrive as bytes; after a bookmark the watch resumes from its version",
                                "变化以字节的形式到达；书签之后，watch 从书签的版本继续")
                        .withClient((server, probe) -> new WatchReaderPart(server, answer(answers), probe))
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "bookmark", "quiet", "cut", "create:pod-3", "quiet", "time",
                                "quiet"),
                Scene.of(
                                "02-expired",
                                "the version is too old: the error is an event in the stream, and a LIST follows",
                                "版本太旧：错误是流里的一个事件，随后是一次 LIST")
                        .withClient((server, probe) -> new WatchReaderPart(server, answer(answers), probe))
                        .withQuestion("02-expired", 6)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "cut", "delete:pod-2", "forget", "quiet", "time", "quiet"));
    }

    private static WatchReader answer(Optional<Answers<WatchReader>> answers) {
        return answers.isPresent() ? answers.get().make() : new LibWatchReader();
    }
}
