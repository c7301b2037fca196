package workbook.grade;

@LibAnswer(LibTally.class)
class TallyTest extends TallyContract {}
