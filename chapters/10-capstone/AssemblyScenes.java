import informers.api.Pod;
import informers.informer.InformerParts;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
        Supplier<Assembly> assemblies = () -> answers.isPresent() ? answers.get().make() : new LibAssembly();
        Bench faulty = new BenchWithAFault(bench);
        Scene assembled = Scene.of(
                        "10-all",
                        "an informer of the chapters' parts, with a slow handler, a gap and a 410",
                        "用各章的部件组成的 Informer：一个慢的事件处理器、一段缺口和一次 410")
                .withHandlers("fast", "slow")
                .withParts(() -> assemblies.get().parts(EnumSet.allOf(Assembly.Part.class), bench))
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
                                "create:pod-3", "quiet", "time", "quiet", "time", "quiet", "time", "quiet", "time", "quiet"),
                assembled
                        .withTitle(
                                "10-one",
                                "the bench's store removes nothing, but only the switch of INDEXER is on",
                                "工作台的 Store 什么都不删除，但只有 INDEXER 的开关是开的")
                        .withHandlers("printer")
                        .withParts(() -> theIndexerOnly(assemblies.get(), faulty))
                        .withPlay("quiet", "delete:pod-2", "quiet"),
                assembled
                        .withTitle(
                                "10-found",
                                "the bench's store removes nothing; firstThatDiffers finds it, and all other switches are on",
                                "工作台的 Store 什么都不删除；firstThatDiffers 找出它，其他开关都是开的")
                        .withHandlers("printer")
                        .withParts(() -> allButTheOneThatDiffers(assemblies.get(), faulty))
                        .withPlay("quiet", "delete:pod-2", "quiet"));
    }

    /** Switches all parts on for an informer that is not used, as a program does that tries them one after the other. */
    private static InformerParts<Pod> theIndexerOnly(Assembly assembly, Bench bench) {
        assembly.<Pod>parts(EnumSet.allOf(Assembly.Part.class), bench);
        return assembly.parts(EnumSet.of(Assembly.Part.INDEXER), bench);
    }

    private static InformerParts<Pod> allButTheOneThatDiffers(Assembly assembly, Bench bench) {
        EnumSet<Assembly.Part> switches = EnumSet.allOf(Assembly.Part.class);
        assembly.firstThatDiffers(bench, new Trial()).ifPresent(switches::remove);
        return assembly.parts(switches, bench);
    }
}
