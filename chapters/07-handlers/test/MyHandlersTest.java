import workbook.grade.MyAnswer;

/** The contract of chapter 07, held by you: this is the grade. */
@MyAnswer("07-handlers/MyHandlers.java")
class MyHandlersTest extends HandlersContract {}
