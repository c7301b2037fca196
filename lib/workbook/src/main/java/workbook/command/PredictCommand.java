package workbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import workbook.cli.Language;
import workbook.cli.WorkbookHome;
import workbook.predict.Prediction;
import workbook.predict.Predictions;
import workbook.predict.Question;
import workbook.predict.Questions;
import workbook.predict.Recall;
import workbook.predict.Recalls;
import workbook.predict.Verdict;

/**
 * {@code ./jbang workbook predict 03}: asks what the chapter's script will do, runs it, and compares. Questions of earlier chapters that
 * come back are asked first.
 */
@Command(
        name = "predict",
        sortOptions = false,
        description =
                "Predict what a chapter's script will do; then it runs, and the two are compared. Your answers are"
                        + " kept in .workbook.")
final class PredictCommand implements Callable<Integer> {
    @ParentCommand
    private WorkbookCommand workbook;

    @Parameters(paramLabel = "CHAPTER", arity = "0..1", description = "Such as 03. Without it: where you are now.")
    private String given = "";

    @Option(names = "--answers", description = "Show your answers and what happened, without asking or running.")
    private boolean answers;

    @Option(names = "--no-run", description = "Do not run the script; compare with its output in the README.")
    private boolean noRun;

    @Option(names = "--lang", paramLabel = "en|zh", description = "The language. Without it: that of your system.")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PredictText text = new PredictText(Language.of(language));
        WorkbookHome home = workbook.home();
        String chapter = given.isEmpty()
                ? Recalls.current(home, ListCommand.grades(workbook, home))
                : ChapterNames.find(home, given);
        if (answers && !chapter.equals(Recalls.AFTER_ALL)) {
            showAnswers(home, Questions.of(home, chapter), text);
            return 0;
        }
        PredictSession session = new PredictSession(home, new LineInput(workbook.in()), workbook.out(), text);
        askAgain(home, chapter, session, text);
        if (!chapter.equals(Recalls.AFTER_ALL)) {
            predict(home, Questions.of(home, chapter), session, text);
        }
        if (session.hasQuit()) {
            String command = "./jbang workbook predict"
                    + (chapter.equals(Recalls.AFTER_ALL) ? "" : " " + ChapterNames.number(chapter));
            workbook.out().println(text.say("Your answers are kept. To go on: " + command, "你的回答已保存。继续：" + command));
        }
        return 0;
    }

    /** Returns the line of {@code workbook next} that offers the questions of a chapter, and those that come back; none if all are answered. */
    static Optional<String> offer(WorkbookHome home, String chapter) {
        Predictions predictions = Predictions.of(home);
        List<Question> first =
                Questions.find(home, chapter).map(Questions::first).orElse(List.of());
        boolean open =
                first.stream().anyMatch(one -> predictions.latest(one.id()).isEmpty());
        int due = Recalls.due(home, chapter).size();
        if (!open && due == 0) {
            return Optional.empty();
        }
        String back = due == 0
                ? ""
                : due == 1 ? "  (1 earlier question comes back)" : "  (" + due + " earlier questions come back)";
        String number = chapter.equals(Recalls.AFTER_ALL) ? "" : " " + ChapterNames.number(chapter);
        return Optional.of("predict: ./jbang workbook predict" + number + back);
    }

    /** Asks the questions that come back. No script shows them, so the answer follows at once. */
    private void askAgain(WorkbookHome home, String chapter, PredictSession session, PredictText text)
            throws InterruptedException {
        List<Recall> due = Recalls.due(home, chapter);
        for (int i = 0; i < due.size() && !session.hasQuit(); i++) {
            Recall recall = due.get(i);
            String number = ChapterNames.number(recall.chapter());
            String count = (i + 1) + "/" + due.size();
            String title = text.say(
                    "From chapter " + number + ", changed (" + count + ")",
                    "第 " + number + " 章的问题，换了一种问法（" + count + "）");
            Verdict verdict = session.ask(title, recall.question(), chapter);
            if (verdict != null) {
                session.compare(title + ": " + word(verdict.right(), text), recall.question(), "");
                session.pause("Enter: go on; q: quit ", "回车：继续；q：退出 ");
            }
        }
        if (due.isEmpty() && chapter.equals(Recalls.AFTER_ALL)) {
            workbook.out()
                    .println(
                            text.say("All chapters are done, and no question comes back now.", "所有章节都已完成，现在没有要再问的问题。"));
        }
    }

    private void predict(WorkbookHome home, Questions questions, PredictSession session, PredictText text)
            throws IOException, InterruptedException {
        Predictions predictions = Predictions.of(home);
        List<Question> open = questions.first().stream()
                .filter(question -> predictions.latest(question.id()).isEmpty())
                .toList();
        if (open.isEmpty() && !session.hasQuit()) {
            session.clear();
            summary(questions, predictions, text);
            if (!session.isAgreed("Answer them again? (y, or Enter for no) ", "再回答一次？（y，或回车表示不） ")) {
                String command = "./jbang workbook predict " + ChapterNames.number(questions.chapter()) + " --answers";
                workbook.out().println(text.say("What happened, and why: " + command, "实际结果和原因：" + command));
                return;
            }
            open = questions.first();
        }
        for (Question question : open) {
            if (!session.hasQuit()) {
                session.ask(title(questions, question, text), question, questions.chapter());
            }
        }
        if (session.hasQuit()) {
            return;
        }
        String output = output(home, questions, session, text);
        for (Question question : questions.first()) {
            if (!session.hasQuit()) {
                session.compare(compared(questions, question, predictions, text), question, output);
                session.pause("Enter: go on; q: quit ", "回车：继续；q：退出 ");
            }
        }
        if (!session.hasQuit()) {
            session.clear();
            summary(questions, predictions, text);
            goOn(questions, text);
        }
    }

    /** Runs the script, and returns what it has printed; what the README shows if it was not run, or has failed. */
    private String output(WorkbookHome home, Questions questions, PredictSession session, PredictText text)
            throws IOException, InterruptedException {
        PrintWriter out = workbook.out();
        String recorded = questions.recordedOutput(home);
        if (noRun) {
            return recorded;
        }
        session.clear();
        String command = "./jbang " + questions.script();
        String time = questions.seconds() == 0
                ? ""
                : text.say(" (about " + questions.seconds() + " s)", "（大约 " + questions.seconds() + " 秒）");
        out.println(text.paragraph("Now watch what happens: " + command + time, "现在看看实际会发生什么：" + command + time));
        String typed = session.pause("Enter: run it; s: skip it; q: quit ", "回车：运行；s：跳过；q：退出 ");
        if (session.hasQuit() || typed.equals("s")) {
            return recorded;
        }
        session.clear();
        ScriptRun.Result result = ScriptRun.run(home, questions.script(), session::printPaged);
        if (result.status() != 0) {
            out.println(text.paragraph(
                    "The script ended with status " + result.status()
                            + ". Your answers are compared with its output in the README.",
                    "脚本以状态 " + result.status() + " 结束。下面与 README 中的输出比较。"));
        }
        session.pause("Enter: compare with your answers; q: quit ", "回车：与你的回答比较；q：退出 ");
        return result.status() == 0 ? result.output() : recorded;
    }

    private void showAnswers(WorkbookHome home, Questions questions, PredictText text) throws IOException {
        Predictions predictions = Predictions.of(home);
        for (Question question : questions.first()) {
            Optional<Prediction> answer = predictions.latest(question.id());
            String title = compared(questions, question, predictions, text);
            workbook.out()
                    .println(
                            answer.isEmpty()
                                    ? title + "\n"
                                    : text.comparison(title, question, answer.get(), questions.recordedOutput(home)));
        }
    }

    private void summary(Questions questions, Predictions predictions, PredictText text) {
        PrintWriter out = workbook.out();
        List<String> lines = questions.first().stream()
                .map(question -> compared(questions, question, predictions, text))
                .toList();
        lines.forEach(out::println);
        out.println();
    }

    private void goOn(Questions questions, PredictText text) {
        PrintWriter out = workbook.out();
        String chapter = questions.chapter();
        out.println(
                text.paragraph("Two of these questions come back later, with other numbers.", "其中两个问题以后会换一种问法再出现。"));
        out.println();
        out.println(text.say("read: ", "阅读：") + "chapters/" + chapter + "/"
                + text.language().readme());
        out.println(text.say("next: ./jbang workbook next", "下一步：./jbang workbook next"));
    }

    private static String title(Questions questions, Question question, PredictText text) {
        int number = questions.first().indexOf(question) + 1;
        int all = questions.first().size();
        return text.say(
                questions.chapter() + ", question " + number + " of " + all,
                questions.chapter() + "，问题 " + number + "/" + all);
    }

    private static String compared(Questions questions, Question question, Predictions predictions, PredictText text) {
        String word = predictions
                .latest(question.id())
                .map(answer -> word(answer.right(), text))
                .orElse(text.say("not answered", "没有回答"));
        return title(questions, question, text) + text.say(": ", "：") + word;
    }

    private static String word(boolean right, PredictText text) {
        return right ? text.say("right", "正确") : text.say("not right", "不正确");
    }
}
