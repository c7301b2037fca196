import workbook.grade.LibAnswer;

/** The contract of chapter 11, held by the library's loop with an answer of ours. */
@LibAnswer(LibCopier.class)
class CopierTest extends CopierContract {}
