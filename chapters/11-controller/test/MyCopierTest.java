import workbook.grade.MyAnswer;

/** Runs the contract of chapter 11 against your answer: this is your grade. */
@MyAnswer("11-controller/MyCopier.java")
class MyCopierTest extends CopierContract {}
