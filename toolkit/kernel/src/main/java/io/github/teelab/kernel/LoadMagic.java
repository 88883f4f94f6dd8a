package io.github.teelab.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code %load}: runs a file of Java or the code cells of a notebook. */
final class LoadMagic {
    private final Magics magics;

    LoadMagic(Magics magics) {
        this.magics = magics;
    }

    Object load(List<String> files) throws CellFailure {
        if (files.size() != 1) {
            throw Magics.failure("%load: expected one file of Java or one notebook, got " + files.size());
        }
        Object value = null;
        for (String code : pieces(Path.of(files.get(0)))) {
            value = magics.run(CellSource.whole(0, code));
        }
        return value;
    }

    private static List<String> pieces(Path file) throws CellFailure {
        try {
            String text = Files.readString(file);
            return file.toString().endsWith(".ipynb") ? codeCells(text) : List.of(text);
        } catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw Magics.failure("%load: cannot read " + file + ": " + e);
        }
    }

    private static List<String> codeCells(String notebook) {
        List<String> code = new ArrayList<>();
        for (JsonElement element :
                JsonParser.parseString(notebook).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                JsonElement source = cell.get("source");
                StringBuilder lines = new StringBuilder();
                if (source.isJsonArray()) {
                    source.getAsJsonArray().forEach(line -> lines.append(line.getAsString()));
                } else {
                    lines.append(source.getAsString());
                }
                code.add(lines.toString());
            }
        }
        return code;
    }
}
