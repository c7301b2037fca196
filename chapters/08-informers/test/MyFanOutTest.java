import workbook.grade.MyAnswer;

/** The contract of chapter 08, held by you: this is the grade. */
@MyAnswer("08-informers/MyFanOut.java")
class MyFanOutTest extends FanOutContract {}
