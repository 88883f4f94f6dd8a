package io.github.teelab.workload.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceConfigTest {
    private static final String LLAMA = """
            {"model_type": "llama", "_name_or_path": "meta-llama/Llama-3.1-8B", "hidden_size": 4096,
             "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8, "intermediate_size": 14336,
             "vocab_size": 128256, "max_position_embeddings": 131072, "tie_word_embeddings": false}""";
    private static final String DEEPSEEK = """
            {"model_type": "deepseek_v2", "hidden_size": 2048, "num_hidden_layers": 27, "num_attention_heads": 16,
             "num_key_value_heads": 16, "intermediate_size": 10944, "vocab_size": 102400, "q_lora_rank": null,
             "max_position_embeddings": 163840, "n_routed_experts": 64, "n_shared_experts": 2, "num_experts_per_tok": 6,
             "moe_intermediate_size": 1408, "first_k_dense_replace": 1, "kv_lora_rank": 512, "qk_rope_head_dim": 64,
             "qk_nope_head_dim": 128, "v_head_dim": 128}""";

    @TempDir
    private Path folder;

    @Test
    void aConfigIsTheModelOfTheZoo() throws IOException {
        assertEquals(Models.transformer("llama-3.1-8b"), read(LLAMA));
        Transformer deepseek = read(DEEPSEEK);
        assertEquals(Models.transformer("deepseek-v2-lite").parameters(), deepseek.parameters());
        assertEquals(Optional.of(new LatentAttention(512, 64, 128, 128)), deepseek.latent());
        assertEquals("deepseek-v2", deepseek.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"llama\"|\"bert\"|model_type",
                "4096|-1|hidden_size -1",
                "4096|4096.5|hidden_size 4096.5",
                "4096|\"4096\"|expected a whole number",
                "4096|99999999999|hidden_size 99999999999",
                "\"vocab_size\": 128256,||vocab_size nowhere",
                "\"num_key_value_heads\": 8|\"num_key_value_heads\": 7|kv heads 7",
                "false|\"no\"|expected true or false",
                "\"vocab_size\"|\"hidden_size\"|Duplicate field"
            })
    void eachFaultIsNamed(String part, String other, String expected) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> read(LLAMA.replace(part, other == null ? "" : other)))
                .getMessage();
        assertTrue(message.contains(expected) && message.contains("config.json"), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void whatIsNoConfigIsRefused() {
        for (String text : new String[] {"", "[]", "7", "{", "{}", "[".repeat(100_000)}) {
            assertThrows(IllegalArgumentException.class, () -> read(text));
        }
    }

    private Transformer read(String text) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, text);
        return Models.fromHuggingFace(file);
    }
}
