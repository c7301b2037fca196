import workbook.grade.LibAnswer;

/** Runs the contract of chapter 10 against our answer. */
@LibAnswer(LibAssembly.class)
class AssemblyTest extends AssemblyContract {}
