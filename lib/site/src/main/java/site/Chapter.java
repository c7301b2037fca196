package site;

import workbook.cli.Language;

/**
 * A chapter in one language. Immutable.
 *
 * @param name its folder: {@code 03-deltafifo}
 * @param title such as {@code 03 DeltaFIFO}
 * @param about what it is about, as the map in the README says
 * @param task what the learner writes, as the map in the README says
 */
record Chapter(String name, Language language, String title, String about, String task) {
    String number() {
        return name.substring(0, 2);
    }

    String page() {
        return Place.page("chapters/" + name + "/" + language.readme());
    }

    String wrongAnswers() {
        return page().replace("index.html", "wrong-answers.html");
    }
}
