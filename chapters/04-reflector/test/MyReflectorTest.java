import workbook.grade.MyAnswer;

/** The contract of chapter 04, held by you: this is the grade. */
@MyAnswer("04-reflector/MyReflector.java")
class MyReflectorTest extends ReflectorContract {}
