package io.github.teelab.workload.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.teelab.units.UnknownName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the {@code config.json} of a decoder as Hugging Face's transformers library writes it. The file is not trusted: only
 * the families listed are taken, every number is checked, and nothing is guessed but what the library itself leaves out.
 */
final class HuggingFaceConfig {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST = 1 << 24;
    private static final List<String> FAMILIES = List.of(
            "llama",
            "mistral",
            "mistral3",
            "mixtral",
            "qwen2",
            "qwen3",
            "qwen3_moe",
            "gemma2",
            "phi3",
            "gpt_oss",
            "deepseek_v2");

    private final Path file;
    private final JsonNode node;
    private final String family;

    private HuggingFaceConfig(Path file, JsonNode node, String family) {
        this.file = file;
        this.node = node;
        this.family = family;
    }

    static Transformer read(Path file) {
        JsonNode root = parse(file);
        String family = root.path("model_type").asText("");
        if (!FAMILIES.contains(family)) {
            throw new IllegalArgumentException(
                    file + ": " + new UnknownName("model_type", shortened(family), FAMILIES).getMessage());
        }
        JsonNode text = family.equals("mistral3") ? root.path("text_config") : root;
        return new HuggingFaceConfig(file, text, family).transformer(name(root, family));
    }

    private static JsonNode parse(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException(
                        file + ": got " + Files.size(file) + " bytes, expected a config.json of at most " + MOST_BYTES);
            }
            JsonNode root = new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (root == null || !root.isObject()) {
                throw new IllegalArgumentException(file + ": got no JSON object, expected a model's config.json");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ": got no JSON (" + e.getOriginalMessage() + "), expected a model's config.json", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The last part of the path that the library notes, where it is a plain word; else the family. */
    private static String name(JsonNode root, String family) {
        String path = root.path("_name_or_path").asText("");
        String last = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.matches("[a-z0-9][a-z0-9._-]{0,63}") ? last : family.replace('_', '-');
    }

    private Transformer transformer(String name) {
        int hidden = whole("hidden_size");
        int heads = whole("num_attention_heads");
        Optional<LatentAttention> latent = latent();
        int headWidth = has("head_dim") ? whole("head_dim") : latent.isPresent() ? 1 : hidden / heads;
        try {
            return new Transformer(
                    name,
                    Transformer.Kind.DECODER,
                    whole("num_hidden_layers"),
                    hidden,
                    heads,
                    has("num_key_value_heads") ? whole("num_key_value_heads") : heads,
                    whole("intermediate_size"),
                    true,
                    whole("vocab_size"),
                    whole("max_position_embeddings"),
                    0,
                    tied(),
                    false,
                    Transformer.Norm.RMSNORM,
                    headWidth,
                    mixture(),
                    latent,
                    longRope());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    e.getMessage().startsWith(file.toString()) ? e.getMessage() : file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Mixture> mixture() {
        return switch (family) {
            case "mixtral", "gpt_oss" ->
                Optional.of(new Mixture(
                        whole("num_local_experts"), whole("num_experts_per_tok"), whole("intermediate_size"), 0, 0));
            case "qwen3_moe" ->
                Optional.of(new Mixture(
                        whole("num_experts"), whole("num_experts_per_tok"), whole("moe_intermediate_size"), 0, 0));
            case "deepseek_v2" ->
                Optional.of(new Mixture(
                        whole("n_routed_experts"),
                        whole("num_experts_per_tok"),
                        whole("moe_intermediate_size"),
                        Math.multiplyExact(whole("n_shared_experts"), whole("moe_intermediate_size")),
                        whole("first_k_dense_replace")));
            default -> Optional.empty();
        };
    }

    private Optional<LatentAttention> latent() {
        if (!family.equals("deepseek_v2")) {
            return Optional.empty();
        }
        if (has("q_lora_rank")) {
            throw bad("q_lora_rank", "null: queries through a latent vector of their own are not modelled");
        }
        return Optional.of(new LatentAttention(
                whole("kv_lora_rank"), whole("qk_rope_head_dim"), whole("qk_nope_head_dim"), whole("v_head_dim")));
    }

    private boolean tied() {
        JsonNode value = node.path("tie_word_embeddings");
        if (value.isMissingNode() || value.isNull()) {
            return family.equals("gemma2");
        }
        if (!value.isBoolean()) {
            throw bad("tie_word_embeddings", "true or false");
        }
        return value.asBoolean();
    }

    private boolean longRope() {
        JsonNode scaling = node.path("rope_scaling");
        String kind = scaling.path("rope_type").asText(scaling.path("type").asText(""));
        return kind.equals("longrope") || kind.equals("su");
    }

    private boolean has(String field) {
        return node.hasNonNull(field);
    }

    private int whole(String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 1 || value.asInt() > MOST) {
            throw bad(field, "a whole number from 1 to " + MOST);
        }
        return value.asInt();
    }

    private IllegalArgumentException bad(String field, String expected) {
        JsonNode value = node.path(field);
        return new IllegalArgumentException(file + ": got " + field + " "
                + (value.isMissingNode() ? "nowhere" : shortened(value.toString())) + ", expected " + expected);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "...";
    }
}
