import workbook.grade.MyAnswer;

/** Runs the contract of chapter 05 on your answer: this is the grade. */
@MyAnswer("05-store/MyStore.java")
class MyStoreTest extends StoreContract {}
