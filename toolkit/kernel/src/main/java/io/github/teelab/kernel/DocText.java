package io.github.teelab.kernel;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Javadoc comment for reading.
 *
 * @param html a fragment
 * @param text the same without tags
 */
record DocText(String html, String text) {
    private static final Writer WRITER = new Writer();

    static DocText of(DocCommentTree comment) {
        StringBuilder html = new StringBuilder("<p>" + WRITER.all(comment.getFullBody()) + "</p>\n");
        String blocks = comment.getBlockTags().stream()
                .map(tag -> WRITER.visit(tag, null))
                .filter(line -> !line.isEmpty())
                .map(line -> "<li>" + line + "</li>\n")
                .collect(Collectors.joining());
        if (!blocks.isEmpty()) {
            html.append("<ul>\n").append(blocks).append("</ul>\n");
        }
        return new DocText(html.toString(), withoutTags(html.toString()));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String withoutTags(String html) {
        return html.replaceAll("\\s*\\n\\s*", " ")
                .replaceAll("(?i)<(p|ul|ol|pre|table|tr|h\\d)\\b[^>]*>", "\n\n")
                .replaceAll("(?i)<li\\b[^>]*>", "\n- ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{2,}-", "\n-")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static final class Writer extends SimpleDocTreeVisitor<String, Void> {
        String all(List<? extends DocTree> trees) {
            return trees.stream().map(tree -> visit(tree, null)).collect(Collectors.joining());
        }

        @Override
        protected String defaultAction(DocTree tree, Void none) {
            return tree instanceof BlockTagTree ? "" : escape(tree.toString());
        }

        @Override
        public String visitText(TextTree tree, Void none) {
            return tree.getBody();
        }

        @Override
        public String visitEntity(EntityTree tree, Void none) {
            return tree.toString();
        }

        @Override
        public String visitStartElement(StartElementTree tree, Void none) {
            return "<" + tree.getName() + ">";
        }

        @Override
        public String visitEndElement(EndElementTree tree, Void none) {
            return "</" + tree.getName() + ">";
        }

        @Override
        public String visitLiteral(LiteralTree tree, Void none) {
            String body = escape(tree.getBody().getBody());
            return tree.getKind() == DocTree.Kind.CODE ? "<code>" + body + "</code>" : body;
        }

        @Override
        public String visitLink(LinkTree tree, Void none) {
            String shown = tree.getLabel().isEmpty()
                    ? escape(tree.getReference()
                            .getSignature()
                            .replaceFirst("^#", "")
                            .replace('#', '.'))
                    : all(tree.getLabel());
            return "<code>" + shown + "</code>";
        }

        @Override
        public String visitParam(ParamTree tree, Void none) {
            return "<code>" + escape(tree.getName().toString()) + "</code>: " + all(tree.getDescription());
        }

        @Override
        public String visitReturn(ReturnTree tree, Void none) {
            return "returns " + all(tree.getDescription());
        }

        @Override
        public String visitThrows(ThrowsTree tree, Void none) {
            return "throws <code>" + escape(tree.getExceptionName().getSignature()) + "</code> "
                    + all(tree.getDescription());
        }

        @Override
        public String visitSince(SinceTree tree, Void none) {
            return "since " + all(tree.getBody());
        }
    }
}
