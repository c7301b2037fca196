import workbook.grade.LibAnswer;

/** The contract of chapter 04, held by the library. */
@LibAnswer(LibReflector.class)
class ReflectorTest extends ReflectorContract {}
