package workbook.layout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** The elements of a pom.xml. */
record Pom(Element project) {

    static Pom of(Path file) {
        try {
            return new Pom(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    /** Returns the folders of all modules, of profiles too. */
    static List<Path> modules(Path root) throws java.io.IOException {
        try (Stream<Path> files = Files.find(root, 3, (path, is) -> path.endsWith("pom.xml"))) {
            return files.map(Path::getParent)
                    .filter(folder -> !folder.equals(root))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the elements at the end of this way, such as {@code "build/plugins/plugin"}, in every place that has it. */
    List<Element> all(String way) {
        List<Element> found = List.of(project);
        for (String name : way.split("/")) {
            found = found.stream()
                    .flatMap(element -> children(element).stream())
                    .filter(element -> element.getTagName().equals(name))
                    .toList();
        }
        return found;
    }

    /** Returns the text at the end of this way, {@code ""} if there is none. */
    String text(String way) {
        return all(way).stream()
                .map(element -> element.getTextContent().trim())
                .findFirst()
                .orElse("");
    }

    /** Returns the text of a child, {@code ""} if there is none. */
    static String text(Element of, String name) {
        return new Pom(of).text(name);
    }

    /** Returns the text, with a reference such as {@code ${jackson.version}} replaced by the property of this POM. */
    String resolved(String text) {
        return text.startsWith("${") && !text.startsWith("${project.")
                ? text("properties/" + text.substring(2, text.length() - 1))
                : text;
    }

    static List<Element> children(Element of) {
        List<Element> elements = new ArrayList<>();
        for (var node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
