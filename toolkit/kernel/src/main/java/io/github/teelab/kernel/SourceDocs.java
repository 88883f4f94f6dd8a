package io.github.teelab.kernel;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Javadoc comments out of archives of sources: the toolkit's, and the JDK's where it has them. */
final class SourceDocs {
    private final List<Path> archives;

    SourceDocs(List<Path> archives) {
        this.archives = archives;
    }

    /** Those that the launcher names, and the JDK's own. */
    static SourceDocs ofKernel() {
        Stream<Path> named = Arrays.stream(
                        System.getProperty("teelab.kernel.sources", "").split(File.pathSeparator, -1))
                .filter(Predicate.not(String::isBlank))
                .map(Path::of);
        Path jdk = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        return new SourceDocs(Stream.concat(named, Stream.of(jdk))
                .filter(Files::isRegularFile)
                .toList());
    }

    Optional<DocText> of(Class<?> type) {
        return file(type).flatMap(file -> file.type(type).flatMap(file::comment));
    }

    Optional<DocText> of(Field field) {
        return member(
                field.getDeclaringClass(),
                tree -> tree instanceof VariableTree variable
                        && variable.getName().contentEquals(field.getName()));
    }

    /** The comment of a method, or of the first that it overrides or implements and that has one. */
    Optional<DocText> of(Executable member) {
        String name = member instanceof Constructor ? "<init>" : member.getName();
        Optional<DocText> own = member(
                member.getDeclaringClass(),
                tree -> tree instanceof MethodTree method
                        && method.getName().contentEquals(name)
                        && fits(method, member));
        return own.or(() -> member instanceof Method method ? inherited(method) : Optional.empty());
    }

    private Optional<DocText> inherited(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return Stream.concat(Optional.ofNullable(owner.getSuperclass()).stream(), Arrays.stream(owner.getInterfaces()))
                .flatMap(parent -> Arrays.stream(parent.getMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .flatMap(other -> of(other).stream())
                .findFirst();
    }

    private static boolean fits(MethodTree tree, Executable member) {
        Class<?>[] types = member.getParameterTypes();
        if (tree.getParameters().size() != types.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            String written = tree.getParameters().get(i).getType().toString().replaceAll("<.*>|@\\w+\\s*", "");
            String simple = written.substring(written.lastIndexOf('.') + 1).replace("...", "[]");
            boolean isTypeVariable = simple.matches("[A-Z][A-Z0-9]?(\\[\\])*");
            if (!isTypeVariable && !simple.equals(types[i].getSimpleName())) {
                return false;
            }
        }
        return true;
    }

    private Optional<DocText> member(Class<?> owner, Predicate<Tree> wanted) {
        return file(owner)
                .flatMap(file -> file.type(owner)
                        .flatMap(type -> ((ClassTree) type.getLeaf())
                                .getMembers().stream()
                                        .filter(wanted)
                                        .findFirst()
                                        .flatMap(member -> file.comment(new TreePath(type, member)))));
    }

    private Optional<SourceFile> file(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String path = top.getName().replace('.', '/') + ".java";
        String inModule = top.getModule().isNamed() ? top.getModule().getName() + "/" + path : path;
        return archives.stream()
                .flatMap(archive -> Stream.of(path, inModule).flatMap(entry -> read(archive, entry).stream()))
                .findFirst()
                .map(SourceFile::parse);
    }

    private static Optional<String> read(Path archive, String name) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private record SourceFile(DocTrees comments, CompilationUnitTree unit) {
        static SourceFile parse(String text) {
            JavaFileObject source =
                    new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return text;
                        }
                    };
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
            try {
                return new SourceFile(
                        DocTrees.instance(task), task.parse().iterator().next());
            } catch (IOException e) {
                throw new IllegalStateException("a string could not be read", e);
            }
        }

        /** The declaration of a class, however deep it is nested. */
        Optional<TreePath> type(Class<?> wanted) {
            TreePath outer = new TreePath(unit);
            if (wanted.getEnclosingClass() != null) {
                return type(wanted.getEnclosingClass())
                        .flatMap(path -> nested(path, ((ClassTree) path.getLeaf()).getMembers(), wanted));
            }
            return nested(outer, unit.getTypeDecls(), wanted);
        }

        private static Optional<TreePath> nested(TreePath path, List<? extends Tree> trees, Class<?> wanted) {
            return trees.stream()
                    .filter(tree -> tree instanceof ClassTree type
                            && type.getSimpleName().contentEquals(wanted.getSimpleName()))
                    .findFirst()
                    .map(tree -> new TreePath(path, tree));
        }

        Optional<DocText> comment(TreePath path) {
            DocCommentTree comment = comments.getDocCommentTree(path);
            return Optional.ofNullable(comment).map(DocText::of);
        }
    }
}
