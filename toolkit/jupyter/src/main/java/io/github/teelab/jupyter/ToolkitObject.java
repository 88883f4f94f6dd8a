package io.github.teelab.jupyter;

import io.github.teelab.report.Chart;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * Results, parts and systems of the toolkit as they lie in a cell: each is shown by its table, by its chart if it has no
 * table, or by the explanation of its numbers. They share no type, only these method names.
 */
final class ToolkitObject {
    private static final String PACKAGES = "io.github.teelab.";

    private ToolkitObject() {}

    /** What to show in the object's place; empty if it is not the toolkit's or has nothing of the kind. */
    static Optional<Object> part(Object value) {
        if (value == null || !value.getClass().getName().startsWith(PACKAGES)) {
            return Optional.empty();
        }
        return Stream.of("table", "chart", "explain")
                .flatMap(name -> method(value.getClass(), name).stream())
                .findFirst()
                .map(method -> call(method, value));
    }

    private static Optional<Method> method(Class<?> type, String name) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> isShown(method.getReturnType()))
                .findFirst();
    }

    private static boolean isShown(Class<?> type) {
        return Table.class.isAssignableFrom(type)
                || Chart.class.isAssignableFrom(type)
                || type.getName().startsWith(PACKAGES);
    }

    private static Object call(Method method, Object value) {
        try {
            return method.invoke(value);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException mended) {
                throw mended;
            }
            throw new IllegalStateException(method + ": " + e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public method of a public class: " + method, e);
        }
    }
}
