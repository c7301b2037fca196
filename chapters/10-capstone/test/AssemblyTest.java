import workbook.grade.LibAnswer;

/** The contract of chapter 10, held by an answer of ours. */
@LibAnswer(LibAssembly.class)
class AssemblyTest extends AssemblyContract {}
