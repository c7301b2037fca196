package site;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown file, parsed. Not thread-safe: {@link Renderer} changes the links in it. */
final class MarkdownFile {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final String path;
    private final Node document;
    private final Map<Node, String> ids = new IdentityHashMap<>();
    private final Map<Node, String> anchors = new IdentityHashMap<>(); // of what is explained there
    private final List<Heading> headings = new ArrayList<>();

    private MarkdownFile(String path, Node document) {
        this.path = path;
        this.document = document;
    }

    static MarkdownFile parse(String path, String text) {
        MarkdownFile file = new MarkdownFile(path, PARSER.parse(text));
        file.dropLinkToTwin();
        file.closeGapOfLevels();
        file.findHeadings();
        return file;
    }

    /** Pages have a switch of languages in their header; the line that leads to the other language is left out. */
    private void dropLinkToTwin() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Paragraph
                    && node.getFirstChild() instanceof Link link
                    && link.getNext() == null
                    && Place.twin(path).endsWith(link.getDestination())) {
                node.unlink();
                return;
            }
        }
    }

    /** Some files have headings of level 3 below the title, and none of level 2: readers who hear a page miss a level then. */
    private void closeGapOfLevels() {
        List<org.commonmark.node.Heading> all = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof org.commonmark.node.Heading heading) {
                all.add(heading);
            }
        }
        if (all.stream().noneMatch(heading -> heading.getLevel() == 2)) {
            all.stream()
                    .filter(heading -> heading.getLevel() > 2)
                    .forEach(heading -> heading.setLevel(heading.getLevel() - 1));
        }
    }

    private void findHeadings() {
        IdGenerator generator = IdGenerator.builder().build();
        org.commonmark.node.Heading last = null;
        StringBuilder below = new StringBuilder();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof org.commonmark.node.Heading heading) {
                add(last, below);
                last = heading;
                ids.put(heading, generator.generateId(text(heading)));
            } else {
                below.append(text(node)).append(' ');
            }
        }
        add(last, below);
    }

    private void add(org.commonmark.node.@org.jspecify.annotations.Nullable Heading heading, StringBuilder below) {
        if (heading != null) {
            headings.add(new Heading(
                    heading.getLevel(),
                    id(heading),
                    text(heading).strip(),
                    below.toString().replaceAll("\\s+", " ").strip()));
        }
        below.setLength(0);
    }

    String path() {
        return path;
    }

    Node document() {
        return document;
    }

    List<Heading> headings() {
        return headings;
    }

    String title() {
        return headings.isEmpty() ? path : headings.get(0).title();
    }

    String id(Node heading) {
        return ids.getOrDefault(heading, "");
    }

    /**
     * Gives an anchor to the first heading, paragraph or item whose words begin with these.
     *
     * @return whether there is one
     */
    boolean mark(String words, String anchor) {
        Node[] found = new Node[1];
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                if (found[0] == null && begins(parent, words)) {
                    found[0] =
                            parent instanceof Paragraph && parent.getParent() instanceof ListItem item ? item : parent;
                }
                super.visitChildren(parent);
            }
        });
        if (found[0] != null) {
            anchors.put(found[0], anchor);
        }
        return found[0] != null;
    }

    private static boolean begins(Node node, String words) {
        return (node instanceof Paragraph || node instanceof org.commonmark.node.Heading)
                && text(node).strip().startsWith(words);
    }

    /** Returns the anchor that {@link #mark} gave to a node; "" if none. */
    String anchor(Node node) {
        return anchors.getOrDefault(node, "");
    }

    /** Returns what stands before the first heading of level 2, then each section that begins with one. */
    List<Node> sections() {
        List<Node> sections = new ArrayList<>();
        Node section = new Document();
        sections.add(section);
        Node next;
        for (Node node = document.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            if (node instanceof org.commonmark.node.Heading heading && heading.getLevel() == 2) {
                section = new Document();
                sections.add(section);
            }
            section.appendChild(node);
        }
        return sections;
    }

    /** Returns the fenced blocks of a kind, such as those of Mermaid. */
    List<String> blocks(String kind) {
        List<String> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getInfo().equals(kind)) {
                    blocks.add(block.getLiteral());
                }
            }
        });
        return blocks;
    }

    /** Returns the destinations of all links. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }
        });
        return links;
    }

    /** Returns the words of a node, without code blocks. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text one) {
                text.append(one.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append(' ');
            }

            @Override
            public void visit(Paragraph paragraph) {
                visitChildren(paragraph);
                text.append(' ');
            }

            @Override
            public void visit(HtmlBlock html) {
                text.append(html.getLiteral().replaceAll("(?s)<!--.*?-->|<[^>]*>", " "));
            }
        });
        return text.toString();
    }
}
