import workbook.grade.MyAnswer;

@MyAnswer("02-echo/MyEcho.java")
class MyEchoTest extends EchoContract {}
