package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.teelab.npu.NpuTiming;
import io.github.teelab.npu.WorkTime;
import io.github.teelab.platform.Npu;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platforms;
import io.github.teelab.workload.model.Models;
import io.github.teelab.workload.npu.TransformerStep;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NpuProtectionTest {
    private static final Parameters COSTS = Parameters.read(TransferPaths.FILE);

    /** Stored shares are what the NPU's simulation says of GPT2-M's step, to the four digits that they are stored with. */
    @ParameterizedTest
    @EnumSource(NpuProtection.class)
    void storedOverheadsAreThoseOfTheSimulatedStep(NpuProtection protection) {
        Npu npu = Platforms.tensorTee().npu();
        var step =
                TransformerStep.of(Models.transformer("gpt2-medium"), 22, 1024).all();
        WorkTime plain = NpuTiming.of(npu).time(step);
        WorkTime time = NpuTiming.of(npu).with(protection.on(npu, COSTS)).time(step);
        double share = time.overheadPercent(plain) / 100;
        double stored = protection.overhead().map(COSTS::number).orElse(0.0);
        System.out.printf("%s: simulated %.5f, stored %.5f%n", protection, share, stored);
        assertEquals(share, stored, 5e-5);
    }
}
