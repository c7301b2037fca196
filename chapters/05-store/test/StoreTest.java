import workbook.grade.LibAnswer;

/** The contract of chapter 05, held by the library. */
@LibAnswer(LibStore.class)
class StoreTest extends StoreContract {}
