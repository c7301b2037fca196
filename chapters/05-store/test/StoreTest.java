import workbook.grade.LibAnswer;

/** Runs the contract of chapter 05 on the library's answer. */
@LibAnswer(LibStore.class)
class StoreTest extends StoreContract {}
