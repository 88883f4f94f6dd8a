package io.github.teelab.workload.model;

import io.github.teelab.units.UnknownName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The models of the zoo by name; read from {@code data/models}, or from the user's own data directory. */
public final class Models {
    private Models() {}

    /** All names: convolutional nets, then transformers, each in the order of their file. */
    public static List<String> names() {
        return Stream.concat(ConvolutionalFile.names().stream(), TransformerFile.names().stream())
                .toList();
    }

    /**
     * The model of that name.
     *
     * @throws UnknownName if there is none
     * @throws IllegalArgumentException if its file is malformed; the message names file, line and field
     */
    public static Model named(String name) {
        if (ConvolutionalFile.names().contains(name)) {
            return ConvolutionalFile.read(name);
        }
        if (TransformerFile.names().contains(name)) {
            return TransformerFile.read(name);
        }
        throw new UnknownName("model", name, names());
    }

    /**
     * The convolutional net of that name.
     *
     * @throws UnknownName if there is none
     * @throws IllegalArgumentException if its file is malformed
     */
    public static ConvolutionalNet convolutional(String name) {
        if (!ConvolutionalFile.names().contains(name)) {
            throw new UnknownName("convolutional net", name, ConvolutionalFile.names());
        }
        return ConvolutionalFile.read(name);
    }

    /**
     * The transformer of that name.
     *
     * @throws UnknownName if there is none
     * @throws IllegalArgumentException if the file is malformed
     */
    public static Transformer transformer(String name) {
        if (!TransformerFile.names().contains(name)) {
            throw new UnknownName("transformer", name, TransformerFile.names());
        }
        return TransformerFile.read(name);
    }

    /**
     * A decoder from the {@code config.json} of its checkpoint, as Hugging Face's transformers library writes it. Families:
     * llama, mistral, mistral3 (its text part), mixtral, qwen2, qwen3, qwen3_moe, gemma2, phi3, gpt_oss, deepseek_v2.
     *
     * @throws IllegalArgumentException if it is no such file; the message names file and field
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Transformer fromHuggingFace(Path config) {
        return HuggingFaceConfig.read(config);
    }

    /** ResNet-50 for 224 x 224 images. */
    public static ConvolutionalNet resnet50() {
        return convolutional("resnet50");
    }

    /** VGG16 for 224 x 224 images. */
    public static ConvolutionalNet vgg16() {
        return convolutional("vgg16");
    }

    /** BERT-large. */
    public static Transformer bertLarge() {
        return transformer("bert-large");
    }
}
