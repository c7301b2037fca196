package site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import workbook.cli.Language;

/** Reads the map of the chapters in the README: the table whose first column links to them. */
final class MapOfChapters {
    private MapOfChapters() {}

    /**
     * Returns the chapters in a language.
     *
     * @param readme the README of the repository
     * @param titles the titles of the chapters, by their folders
     */
    static List<Chapter> of(MarkdownFile readme, Language language, Map<String, String> titles) {
        Map<String, Chapter> found = new TreeMap<>();
        readme.document().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow row) {
                    List<Node> cells = cells(row);
                    if (cells.size() == 3
                            && cells.get(0).getFirstChild() instanceof Link link
                            && link.getDestination().startsWith("chapters/")) {
                        String name = link.getDestination().split("/")[1];
                        found.put(
                                name,
                                new Chapter(
                                        name,
                                        language,
                                        titles.getOrDefault(name, name),
                                        MarkdownFile.text(cells.get(1)).strip(),
                                        MarkdownFile.text(cells.get(2)).strip()));
                    }
                }
                visitChildren(node);
            }
        });
        if (!found.keySet().equals(titles.keySet())) {
            throw new IllegalStateException(readme.path() + ": expected a table with a row for each of the chapters "
                    + titles.keySet() + ", found " + found.keySet());
        }
        return List.copyOf(found.values());
    }

    private static List<Node> cells(TableRow row) {
        List<Node> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableCell) {
                cells.add(node);
            }
        }
        return cells;
    }
}
