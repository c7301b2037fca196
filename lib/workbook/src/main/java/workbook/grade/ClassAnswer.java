package workbook.grade;

/** The library's answer, which is an existing class. */
record ClassAnswer(Class<?> answer) implements AnswerSource {
    @Override
    public void prepare(Class<?> contract, Class<?> type) {
        if (!type.isAssignableFrom(answer)) {
            throw new RejectedAnswerException(
                    "@LibAnswer: " + answer.getSimpleName() + " does not implement " + type.getSimpleName(),
                    fileName());
        }
    }

    @Override
    public Maker start(Class<?> type, ThreadReports sightings) {
        return args -> CompiledAnswer.create(answer, args);
    }

    @Override
    public String fileName() {
        return "";
    }
}
