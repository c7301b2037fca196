import workbook.grade.MyAnswer;

/** The contract of chapter 10, held by you: this is the grade. */
@MyAnswer("10-capstone/MyAssembly.java")
class MyAssemblyTest extends AssemblyContract {}
