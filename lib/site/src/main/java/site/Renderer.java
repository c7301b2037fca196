package site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/** Renders parts of a Markdown file as HTML: links lead to pages, diagrams are pictures, and what is wide scrolls by itself. */
final class Renderer {
    private final MarkdownFile file;
    private final UnaryOperator<@Nullable String> links;
    private final HtmlRenderer renderer;

    /**
     * Creates a renderer.
     *
     * @param links returns where a link of the file leads on the site; null if it leads nowhere
     * @param size returns the attributes with the size of a picture, by where it is on the site
     */
    Renderer(MarkdownFile file, UnaryOperator<@Nullable String> links, Function<String, Map<String, String>> size) {
        this.file = file;
        this.links = links;
        renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof org.commonmark.node.Heading
                            && !file.id(node).isEmpty()) {
                        attributes.put("id", file.id(node));
                    }
                    if (!file.anchor(node).isEmpty() && !attributes.containsKey("id")) {
                        attributes.put("id", file.anchor(node));
                    }
                    if (node instanceof Image image) {
                        attributes.put("loading", "lazy");
                        attributes.putAll(size.apply(image.getDestination()));
                    }
                })
                .nodeRendererFactory(Blocks::new)
                .build();
    }

    String html(Node node) {
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                visitChildren(link);
                String target = links.apply(link.getDestination());
                if (target != null) {
                    link.setDestination(target);
                } else {
                    unwrap(link);
                }
            }

            @Override
            public void visit(Image image) {
                String target = links.apply(image.getDestination());
                if (target == null) {
                    throw new IllegalStateException(
                            file.path() + ": expected a picture, found no file " + image.getDestination());
                }
                image.setDestination(target);
            }

            @Override
            public void visit(org.commonmark.node.Heading heading) {
                visitChildren(heading);
                if (heading.getLevel() > 1 && !file.id(heading).isEmpty()) {
                    HtmlInline anchor = new HtmlInline();
                    anchor.setLiteral(" <a class=\"anchor\" href=\"#" + Html.text(file.id(heading))
                            + "\" aria-hidden=\"true\" tabindex=\"-1\">#</a>");
                    heading.appendChild(anchor);
                }
            }
        });
        return renderer.render(node)
                .replace("<table>", "<div class=\"scroll\"><table>")
                .replace("</table>", "</table></div>");
    }

    private static void unwrap(Link link) {
        Node next;
        for (Node child = link.getFirstChild(); child != null; child = next) {
            next = child.getNext();
            link.insertBefore(child);
        }
        link.unlink();
    }

    /** Renders the blocks that are not as Markdown has them. */
    private final class Blocks implements NodeRenderer {
        private final HtmlWriter html;

        Blocks(HtmlNodeRendererContext context) {
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class, HtmlBlock.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof FencedCodeBlock block) {
                fenced(block);
            } else if (node instanceof IndentedCodeBlock block) {
                code(Html.text(block.getLiteral()));
            } else if (node instanceof HtmlBlock block) {
                html.line();
                html.raw(block.getLiteral().replaceAll("(?s)<!--.*?-->", "").strip());
                html.line();
            }
        }

        private void fenced(FencedCodeBlock block) {
            String text = block.getLiteral();
            switch (block.getInfo()) {
                case "mermaid" -> diagram(text);
                case "java" -> code(JavaColours.html(text));
                default -> code(Html.text(text));
            }
        }

        private void code(String text) {
            html.line();
            html.tag("pre");
            html.tag("code");
            html.raw(text);
            html.tag("/code");
            html.tag("/pre");
            html.line();
        }

        private void diagram(String mermaid) {
            html.line();
            html.tag("figure", Map.of("class", "diagram", "role", "img", "aria-label", Diagrams.words(mermaid)));
            try {
                html.raw(Diagrams.svg(mermaid, file.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            html.tag("/figure");
            html.line();
        }
    }
}
