import workbook.grade.LibAnswer;

/** Runs the contract of chapter 11 against our answer, in the library's loop. */
@LibAnswer(LibCopier.class)
class CopierTest extends CopierContract {}
