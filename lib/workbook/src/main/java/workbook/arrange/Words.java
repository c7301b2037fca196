package workbook.arrange;

import java.util.List;
import java.util.stream.Collectors;
import workbook.cli.Language;
import workbook.cli.Paragraph;

/** What a session says, in both languages. Immutable. */
record Words(Language language, String task) {
    /** Returns one of two texts, in lines of at most 80 columns. */
    private String say(String english, String chinese) {
        return Paragraph.of(language == Language.CHINESE ? chinese : english, "");
    }

    private String joined(List<String> names) {
        return String.join(language == Language.CHINESE ? "、" : ", ", names);
    }

    String title(List<String> titles, List<String> methods) {
        return say(
                "Task " + task + ": " + withoutNumbers(titles) + ". These are the lines of the usual solution of "
                        + joined(methods) + ", shuffled. Two of them are wrong and must be dropped.",
                "任务 " + task + "：" + withoutNumbers(titles) + "。下面是 " + joined(methods)
                        + " 的通常解法的代码行，顺序已打乱。其中两行是错的，必须去掉。");
    }

    private static String withoutNumbers(List<String> titles) {
        return titles.stream().map(title -> title.replaceFirst("^[\\d.]+ ", "")).collect(Collectors.joining("; "));
    }

    String help() {
        return language == Language.CHINESE ? """
                3 1 5 2     按这个顺序排列各行；没有写出的行放在一边
                up 4        把第 4 行上移一位；up 4 3：上移三位
                down 4      把第 4 行下移一位
                drop 6      把第 6 行放在一边
                put 6 3     把第 6 行放到第 3 行之后；put 6：放到最后
                show        显示各行；show 4：第 4 行的全部内容；n、p：下一页、上一页
                grade       用本章的测试评分；正确时写入你的文件
                quit        退出；排列会保留下来，下次继续
                方法和代码块的缩进由程序处理。以 { 结尾的行需要一个 } 行；方法结尾的 } 已给出。""" : """
                3 1 5 2     put the lines in this order; lines not named go aside
                up 4        move line 4 up by one; up 4 3: by three
                down 4      move line 4 down by one
                drop 6      put line 6 aside
                put 6 3     put line 6 after line 3; put 6: at the end
                show        show the lines; show 4: all of line 4; n, p: turn the page
                grade       grade with the chapter's tests; when right, put it into your file
                quit        stop; the arrangement is kept for the next time
                Indentation is done for you. A line that ends with { needs a line }; the last
                } of a method is given.""";
    }

    String commands() {
        return say(
                "Commands: 3 1 5 2, up 4, down 4, drop 6, put 6 3, show, grade, ? (help), quit",
                "命令：3 1 5 2、up 4、down 4、drop 6、put 6 3、show、grade、?（帮助）、quit");
    }

    String aside() {
        return say("aside:", "放在一边：");
    }

    String page(int page, int pages) {
        return say(
                "-- page " + page + " of " + pages + "; n: next, p: previous --",
                "-- 第 " + page + " 页，共 " + pages + " 页；n：下一页，p：上一页 --");
    }

    String resumed() {
        return say("You continue with the arrangement of last time.", "从上次保留的排列继续。");
    }

    String changed() {
        return say("The lines of this task have changed since the last time: you start again.", "这个任务的代码行已与上次不同：重新开始。");
    }

    String kept() {
        return say(
                "Your arrangement is kept. To continue: ./jbang workbook arrange " + task,
                "你的排列已保留。继续：./jbang workbook arrange " + task);
    }

    String unknown(String given) {
        return say(
                "Expected a command such as up 4, found: " + given + ". For help: ?",
                "应为 up 4 这样的命令，却是：" + given + "。帮助：?");
    }

    String noSuchLine(String given, int most) {
        return say(
                "Expected the number of a line, 1 to " + most + ", found: " + given,
                "应为 1 到 " + most + " 的行号，却是：" + given);
    }

    String twice(int number) {
        return say("Line " + number + " is named twice.", "第 " + number + " 行写了两次。");
    }

    String isAside(int number) {
        return say(
                "Line " + number + " lies aside. To put it back: put " + number,
                "第 " + number + " 行放在一边。放回：put " + number);
    }

    String grading() {
        return say("Grading ...", "正在评分……");
    }

    String line(int number) {
        return say("line " + number, "第 " + number + " 行");
    }

    String flaw(Assembly.Problem problem, String line, String method) {
        return switch (problem) {
            case NO_HEAD ->
                say(
                        "Not graded: " + line + " stands before the first line of a method.",
                        "没有评分：" + line + "在任何方法的首行之前。");
            case TWO_HEADS ->
                say(
                        "Not graded: " + line + " begins " + method
                                + " a second time. One of the two is wrong: drop it.",
                        "没有评分：" + line + "再次开始 " + method + "。两行之一是错的：去掉它。");
            case HEAD_MISSING ->
                say("Not graded: the first line of " + method + " is missing.", "没有评分：缺少 " + method + " 的首行。");
            case NOT_OPEN ->
                say(
                        "Not graded: in " + method + ", " + line + " ends a block, and none is open there.",
                        "没有评分：在 " + method + " 中，" + line + "结束一个代码块，但那里没有打开的代码块。");
            case NOT_CLOSED ->
                say(
                        "Not graded: in " + method + ", the block of " + line + " is not closed. It needs a line }.",
                        "没有评分：在 " + method + " 中，" + line + "的代码块没有结束。它需要一个 } 行。");
        };
    }

    String wrong(int tries) {
        return say(
                "Not right yet (try " + tries + "). The first test that is red:", "还不对（第 " + tries + " 次尝试）。第一个变红的测试：");
    }

    String doesNotCompile() {
        return say("It does not compile:", "它不能编译：");
    }

    String distractor(int number) {
        return say(
                "Help: line " + number + " is one of the two wrong lines. Drop it, and ask yourself what it would do.",
                "帮助：第 " + number + " 行是两个错误行之一。去掉它，并想一想它会造成什么后果。");
    }

    String outOfPlace(int number) {
        return say(
                "Help: compared with the usual order, line " + number
                        + " is the first one that is not in its place. (Other orders can be right too: the tests decide.)",
                "帮助：与通常的顺序相比，第 " + number + " 行是第一个位置不对的行。（其他顺序也可能正确：由测试决定。）");
    }

    String missing() {
        return say(
                "Help: as far as it goes, this is the usual order. Something is missing.", "帮助：到目前为止，这是通常的顺序。但还缺少一些行。");
    }

    String loops() {
        return say(
                "A thread of this arrangement is still running in a loop, and uses a processor until you quit. Your arrangement"
                        + " is kept when you do.",
                "这个排列的一个线程仍在循环中运行，在你退出之前一直占用处理器。退出时排列会保留。");
    }

    String willNotFit(String file) {
        return say(
                "Note: " + file
                        + " is built in another way than the usual solution (other fields, other names) or does not"
                        + " compile, so these lines cannot be put there as they are. You can arrange them as a model.",
                "注意：" + file + " 的结构与通常解法不同（其他字段、其他名称）或不能编译，所以这些行不能原样写入。你可以把它们排列出来作为范本。");
    }

    String doesNotFit(String file) {
        return say(
                "The order is right: together with the other methods of the usual solution it passes the tests. But it does not"
                        + " work in " + file
                        + ", which is built in another way (other fields, other names). Nothing was put"
                        + " there. In your file:",
                "顺序是对的：与通常解法的其他方法放在一起，它通过了测试。但它在 " + file + " 中行不通，因为你的文件的结构不同（其他字段、其他名称）。文件没有改动。在你的文件中：");
    }

    String afterDoesNotFit(String chapter) {
        return say(
                "Use the order as a model and write the method with your own fields. Or start the chapter again, which keeps a"
                        + " copy: ./jbang workbook reset " + chapter,
                "以这个顺序为范本，用你自己的字段写出这个方法。或者重新开始本章（会保留副本）：./jbang workbook reset " + chapter);
    }

    String wouldUndo(List<String> titles, String file) {
        return say(
                "The order is right, but in " + file + " it would undo what is done: " + String.join("; ", titles)
                        + ". Nothing was put there. Arrange the later task, which has the whole method.",
                "顺序是对的，但在 " + file + " 中它会破坏已完成的测试：" + String.join("; ", titles) + "。文件没有改动。请排列后面的任务，它包含完整的方法。");
    }

    String right(List<String> methods, String file, String backup) {
        return say(
                "Right. " + joined(methods) + " is now in " + file + "; the file as it was is kept: " + backup,
                "正确。" + joined(methods) + " 已写入 " + file + "；原来的文件保留在：" + backup);
    }

    String borrowed(List<String> methods) {
        return say(
                "The tests ran with the usual solution of " + joined(methods)
                        + ", which you have not written yet. These are not in your file.",
                "测试使用了 " + joined(methods) + " 的通常解法，你还没有写这些方法。它们不在你的文件中。");
    }

    String afterRight() {
        return say(
                "Read it again in your file, and say for each line what would go wrong without it. Then: ./jbang workbook next",
                "在你的文件中再读一遍，说出每一行如果没有会出什么问题。然后：./jbang workbook next");
    }

    String done(String file) {
        return say(
                "Task " + task + " is done in " + file
                        + ": there is nothing to arrange. What comes next: ./jbang workbook next",
                "任务 " + task + " 在 " + file + " 中已完成：不需要排列。下一步：./jbang workbook next");
    }
}
