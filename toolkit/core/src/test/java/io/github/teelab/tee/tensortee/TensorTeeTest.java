package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.DeviceWork;
import io.github.teelab.workload.OperationGraph;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.job.Job;
import org.junit.jupiter.api.Test;

class TensorTeeTest {
    private static final long[] SIZES = {4, 4 << 10, 1 << 20, 64 << 20};

    @Test
    void bothRunAJobByNameOnTheNpuAndTheReferenceIsSlower() {
        OperationGraph job = Job.inference("resnet50").batch(8).graph(Platforms.tensorTee());
        double plain = ms(Unprotected.on(Platforms.tensorTee()), job);
        double tensorTee = ms(TeeSystems.named("tensortee"), job);
        double reference = ms(TeeSystems.named("sgx-mgx"), job);
        System.out.printf(
                "ResNet50, batch 8: unprotected %.3f ms, TensorTEE %.3f, SGX+MGX %.3f%n", plain, tensorTee, reference);
        assertTrue(plain < tensorTee && tensorTee < reference, plain + ", " + tensorTee + ", " + reference);
    }

    @Test
    void aMachineWithAGpuIsServedToo() {
        for (TensorTee system :
                new TensorTee[] {TensorTee.on(Platforms.h100Node()), TensorTee.reference(Platforms.h100Node())}) {
            OperationGraph job = Job.training("resnet50").batch(8).graph(Platforms.h100Node());
            assertTrue(ms(system, job) > ms(Unprotected.on(Platforms.h100Node()), job), system.name());
            assertTrue(system.explain().toString().contains("a GPU as if its memory engine were the NPU's"));
            assertEquals("GPU", system.attestation().orElseThrow().subject());
        }
    }

    /** Kernels take as much longer as the parameter says; calls and the number and order of works stay. */
    @Test
    void kernelsTakeLongerByTheParameter() {
        OperationGraph plain = Unprotected.on(Platforms.h100Node())
                .rewrite(Job.inference("resnet50").graph(Platforms.h100Node()));
        TensorTee system = TensorTee.on(Platforms.h100Node()).with("kernel_overhead_tensor_mac", 0.1);
        OperationGraph after = system.rewrite(plain);
        assertEquals(plain.calls().size(), after.calls().size());
        assertEquals(plain.works().size(), after.works().size());
        for (int i = 0; i < plain.works().size(); i++) {
            DeviceWork before = plain.works().get(i);
            assertEquals(before.name(), after.works().get(i).name());
            if (before.kind() == DeviceWork.Kind.KERNEL) {
                assertEquals(1.1 * before.durationPs(), after.works().get(i).durationPs(), 1, before.name());
            }
        }
    }

    @Test
    void noProtectedCopyIsFasterThanAPlainOneAndLargeDirectOnesAreFasterThanStaged() {
        Platform node = Platforms.h100Node();
        for (Transfer transfer : Transfer.values()) {
            for (long bytes : SIZES) {
                long plain = Unprotected.on(node)
                        .copies()
                        .times(transfer, bytes, bytes)
                        .totalPs();
                long direct = TensorTee.on(node)
                        .copies()
                        .times(transfer, bytes, bytes)
                        .totalPs();
                long staged = TensorTee.reference(node)
                        .copies()
                        .times(transfer, bytes, bytes)
                        .totalPs();
                String what = transfer.label() + " of " + bytes + " bytes";
                assertTrue(plain <= direct, what);
                assertTrue(direct <= staged || bytes < 1 << 20, what + ": direct " + direct + ", staged " + staged);
                assertTrue(plain <= staged, what);
            }
        }
    }

    /** 64 MiB: four steps of cipher and code at 8 GB/s each on top of the pinned copy; its 64 chunks of 1 MiB may each round by a picosecond. */
    @Test
    void aStagedCopyAddsFourPassesThroughAnEngine() {
        Platform node = Platforms.h100Node();
        long bytes = Bytes.mib(64).value();
        long plain = Unprotected.on(node)
                .copies()
                .times(Transfer.HOST_TO_DEVICE_PINNED, bytes, bytes)
                .totalPs();
        long staged = TensorTee.reference(node)
                .copies()
                .times(Transfer.HOST_TO_DEVICE_PINNED, bytes, bytes)
                .totalPs();
        assertEquals(1000.0 * bytes, (double) (staged - plain), 64);
    }

    @Test
    void aMachineWithoutALinkIsRefused() {
        var error = assertThrows(
                IllegalStateException.class,
                () -> TensorTee.on(Platform.named("host").cpu("xeon-gold-6530").build()));
        assertTrue(error.getMessage().contains("link"), error.getMessage());
    }

    private static double ms(TeeSystem system, OperationGraph graph) {
        return system.run(graph).timeline().makespan().toMs();
    }
}
