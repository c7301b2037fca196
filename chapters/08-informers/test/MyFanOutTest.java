import workbook.grade.MyAnswer;

/** Runs the contract of chapter 08 against your answer: this is your grade. */
@MyAnswer("08-informers/MyFanOut.java")
class MyFanOutTest extends FanOutContract {}
