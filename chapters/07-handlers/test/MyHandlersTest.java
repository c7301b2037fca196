import workbook.grade.MyAnswer;

/** Runs the contract of chapter 07 against your answer: this is your grade. */
@MyAnswer("07-handlers/MyHandlers.java")
class MyHandlersTest extends HandlersContract {}
