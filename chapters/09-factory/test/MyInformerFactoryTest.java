import workbook.grade.MyAnswer;

/** The contract of chapter 09, held by you: this is the grade. */
@MyAnswer("09-factory/MyInformerFactory.java")
class MyInformerFactoryTest extends InformerFactoryContract {}
