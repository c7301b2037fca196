import workbook.grade.MyAnswer;

/** Runs the contract of chapter 06 against your answer: this is your grade. */
@MyAnswer("06-indexer/MyIndex.java")
class MyIndexTest extends IndexContract {}
