import workbook.grade.MyAnswer;

/** Runs the contract of chapter 10 against your answer: this is your grade. */
@MyAnswer("10-capstone/MyAssembly.java")
class MyAssemblyTest extends AssemblyContract {}
