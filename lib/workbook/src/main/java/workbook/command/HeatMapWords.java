package workbook.command;

import workbook.cli.Language;

/**
 * The words of the heat map in one language. The descriptions of misconceptions and the messages of tests are English in both. Immutable.
 */
record HeatMapWords(
        String title,
        String learners,
        String about,
        String signs,
        String done,
        String notStarted,
        String known,
        String other,
        String otherFailure,
        String file,
        String top,
        String count,
        String task,
        String misconception,
        String who,
        String learner,
        String nothing,
        String notYet) {
    private static final HeatMapWords ENGLISH = new HeatMapWords(
            "Misconceptions",
            "Learners",
            "Each wrong answer in the workbook's mutants/ names the words by which the message of a test is recognized. A"
                    + " failure with these words is counted as that misconception.",
            "Signs",
            "done",
            "not started",
            "a known misconception of the task",
            "another failure, shown with the first line of its message",
            "another failure",
            "the whole file was not graded",
            "The most frequent",
            "learners",
            "task",
            "what the answer does wrong",
            "who",
            "learner",
            "Nothing is wrong in this chapter.",
            "Nobody has started this chapter.");

    private static final HeatMapWords CHINESE = new HeatMapWords(
            "误解热图",
            "学习者",
            "练习册 mutants/ 中的每个错误答案都注明了识别它的失败消息文字。失败消息含有这些文字时，就计入这种误解。",
            "符号",
            "完成",
            "未开始",
            "该任务的已知误解",
            "其他失败，显示消息的第一行",
            "其他失败",
            "整个文件未能评分",
            "最常见的误解",
            "人数",
            "任务",
            "答案错在哪里",
            "学习者姓名",
            "学习者",
            "本章没有错误。",
            "还没有人开始本章。");

    static HeatMapWords of(Language language) {
        return language == Language.CHINESE ? CHINESE : ENGLISH;
    }
}
