import workbook.grade.LibAnswer;

/** Runs the contract of chapter 04 on the library's answer. */
@LibAnswer(LibReflector.class)
class ReflectorTest extends ReflectorContract {}
