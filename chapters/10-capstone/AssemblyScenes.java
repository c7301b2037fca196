import informers.api.Pod;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import workbook.grade.AnswerLoader.Answers;
import workbook.grade.CheckedAnswers;
import workbook.stage.Scene;
import workbook.trace.Scenes;

/** An informer of the parts of the chapters 03 to 08. */
public final class AssemblyScenes implements Scenes<Assembly> {
    @Override
    public String file() {
        return "10-capstone/MyAssembly.java";
    }

    @Override
    public Class<Assembly> type() {
        return Assembly.class;
    }

    /** {@inheritDoc} The parts are the library's answers to their chapters. */
    @Override
    public List<Scene> scenes(Optional<Answers<Assembly>> answers) {
        return scenes(answers, ChapterBench.library());
    }

    /** {@inheritDoc} The parts are the learner's, as far as they are written, and checked as the assembly itself is. */
    @Override
    public List<Scene> mine(Answers<Assembly> answers, Path chapters) {
        return scenes(Optional.of(answers), ChapterBench.mine(chapters, CheckedAnswers::compile));
    }

    private static List<Scene> scenes(Optional<Answers<Assembly>> answers, ChapterBench bench) {
        Scene assembled = Scene.of(
                        "10-all",
                        "an informer of the chapters' parts, with a slow handler, a gap and a 410",
                        "用各章的部件组成的 Informer：一个慢的事件处理器、一段缺口和一次 410")
                .withHandlers("fast", "slow")
                .withParts(() -> {
                    Assembly assembly = answers.isPresent() ? answers.get().make() : new LibAssembly();
                    return assembly.<Pod>parts(EnumSet.allOf(Assembly.Part.class), bench);
                })
                .withPlay(
                        "quiet", "slow:slow", "update:pod-1", "quiet", "cut", "delete:pod-2", "create:pod-3", "forget", "quiet",
                        "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet");
        return List.of(
                assembled,
                assembled
                        .withTitle(
                                "10-outage",
                                "the server is unreachable for a while: the store stays as it was, and no LIST follows",
                                "服务端有一阵连不上：Store 保持原样，之后也没有 LIST")
                        .withHandlers("printer")
                        .withQuestion("10-outage", 5)
                        .withPlay(
                                "quiet", "update:pod-1", "quiet", "refuse:unreachable", "refuse:unreachable", "break",
                                "create:pod-3", "quiet", "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet"));
    }
}
