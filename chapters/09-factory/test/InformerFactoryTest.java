import workbook.grade.LibAnswer;

/** Runs the contract of chapter 09 against the library's answer. */
@LibAnswer(LibInformerFactory.class)
class InformerFactoryTest extends InformerFactoryContract {}
