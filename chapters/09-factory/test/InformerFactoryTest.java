import workbook.grade.LibAnswer;

/** The contract of chapter 09, held by the library. */
@LibAnswer(LibInformerFactory.class)
class InformerFactoryTest extends InformerFactoryContract {}
