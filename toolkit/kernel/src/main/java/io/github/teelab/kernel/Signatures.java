package io.github.teelab.kernel;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Declarations as a reader wants them: one line, packages left out. */
final class Signatures {
    private Signatures() {}

    static String of(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        String components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(Signatures::component)
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        Class<?> parent = type.getSuperclass();
        boolean hasParent = parent != null && parent != Object.class && !type.isEnum() && !type.isRecord();
        String packageName = type.getPackageName().isEmpty() ? "" : "  (" + type.getPackageName() + ")";
        return kind + " " + name(type) + components + (hasParent ? " extends " + name(parent) : "") + packageName;
    }

    private static String component(RecordComponent component) {
        return name(component.getGenericType()) + " " + component.getName();
    }

    static String of(Executable member) {
        String owner = name(member.getDeclaringClass());
        String thrown = member.getExceptionTypes().length == 0
                ? ""
                : Arrays.stream(member.getExceptionTypes())
                        .map(Signatures::name)
                        .collect(Collectors.joining(", ", " throws ", ""));
        if (member instanceof Method method) {
            String isStatic = Modifier.isStatic(method.getModifiers()) ? "static " : "";
            return isStatic + name(method.getGenericReturnType()) + " " + owner + "." + method.getName()
                    + parameters(method) + thrown;
        }
        return "new " + owner + parameters(member) + thrown;
    }

    static String of(Field field) {
        String isStatic = Modifier.isStatic(field.getModifiers()) ? "static " : "";
        return isStatic + name(field.getGenericType()) + " " + name(field.getDeclaringClass()) + "." + field.getName();
    }

    /** The parameters of a method with their names, in brackets. */
    static String parameters(Executable member) {
        return Arrays.stream(member.getParameters())
                .map(Signatures::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(Parameter parameter) {
        String type = name(parameter.getParameterizedType());
        String shown = parameter.isVarArgs() ? type.replaceFirst("\\[\\]$", "...") : type;
        return shown + (parameter.isNamePresent() ? " " + parameter.getName() : "");
    }

    static String name(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z][\\w]*\\.", "").replace('$', '.');
    }
}
