import workbook.grade.MyAnswer;

/** Runs the contract of chapter 12 against your answer: this is your grade. */
@MyAnswer("12-own-writes/MyOwnWrites.java")
class MyOwnWritesTest extends OwnWritesContract {}
