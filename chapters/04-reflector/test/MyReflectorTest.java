import workbook.grade.MyAnswer;

/** Runs the contract of chapter 04 on your answer: this is the grade. */
@MyAnswer("04-reflector/MyReflector.java")
class MyReflectorTest extends ReflectorContract {}
