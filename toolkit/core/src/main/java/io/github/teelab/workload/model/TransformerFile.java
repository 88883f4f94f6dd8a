package io.github.teelab.workload.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code models/transformers.csv}. */
final class TransformerFile {
    private static final String FILE = "models/transformers.csv";

    private TransformerFile() {}

    static List<String> names() {
        return FileLine.of(FILE).stream().map(line -> line.text("model")).toList();
    }

    static Transformer read(String name) {
        FileLine line = FileLine.of(FILE).stream()
                .filter(each -> each.text("model").equals(name))
                .findFirst()
                .orElseThrow();
        return new Transformer(
                name,
                constant(line, "kind", Transformer.Kind.class),
                line.whole("layers", 1),
                line.whole("hidden", 1),
                line.whole("heads", 1),
                line.whole("kv_heads", 1),
                line.whole("ffn", 1),
                line.flag("gated"),
                line.whole("vocabulary", 1),
                line.whole("context", 1),
                line.whole("position_rows", 0),
                line.flag("tied"),
                line.flag("biases"),
                constant(line, "norm", Transformer.Norm.class),
                line.optional("head_width").isEmpty()
                        ? line.whole("hidden", 1) / line.whole("heads", 1)
                        : line.whole("head_width", 1),
                mixture(line),
                latent(line),
                line.flag("long_rope"));
    }

    private static Optional<Mixture> mixture(FileLine line) {
        return line.optional("experts").isEmpty()
                ? Optional.empty()
                : Optional.of(new Mixture(
                        line.whole("experts", 2),
                        line.whole("active_experts", 1),
                        line.whole("expert_ffn", 1),
                        line.whole("shared_ffn", 0),
                        line.whole("dense_layers", 0)));
    }

    private static Optional<LatentAttention> latent(FileLine line) {
        return line.optional("latent_rank").isEmpty()
                ? Optional.empty()
                : Optional.of(new LatentAttention(
                        line.whole("latent_rank", 1),
                        line.whole("latent_rotary", 1),
                        line.whole("latent_key", 1),
                        line.whole("latent_value", 1)));
    }

    private static <E extends Enum<E>> E constant(FileLine line, String field, Class<E> type) {
        String text = line.text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw line.error(
                field,
                text,
                "one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }
}
