import workbook.grade.LibAnswer;

/** Runs the contract of chapter 12 against our answer, with the library's ConsistencyStore. */
@LibAnswer(LibOwnWrites.class)
class OwnWritesTest extends OwnWritesContract {}
