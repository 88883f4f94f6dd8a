package io.github.teelab.tee.tensortee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.teelab.platform.Platform;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.PricedPlan;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.tee.unprotected.Unprotected;
import io.github.teelab.units.Bytes;
import io.github.teelab.workload.Operation;
import io.github.teelab.workload.Plan;
import io.github.teelab.workload.Transfer;
import io.github.teelab.workload.job.Job;
import org.junit.jupiter.api.Test;

class TensorTeeTest {
    private static final long[] SIZES = {4, 4 << 10, 1 << 20, 64 << 20};

    @Test
    void bothRunAJobByNameOnTheNpuAndTheReferenceIsSlower() {
        Plan job = Job.inference("resnet50").batch(8).plan(Platforms.tensorTee());
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
            Plan job = Job.training("resnet50").batch(8).plan(Platforms.h100Node());
            assertTrue(ms(system, job) > ms(Unprotected.on(Platforms.h100Node()), job), system.name());
            assertTrue(system.explain().toString().contains("a GPU as if its memory engine were the NPU's"));
            assertEquals("GPU", system.attestation().orElseThrow().subject());
        }
    }

    /** Kernels take as much longer as the parameter says; the plan stays. */
    @Test
    void kernelsTakeLongerByTheParameter() {
        Plan plan = Job.inference("resnet50").plan(Platforms.h100Node());
        PricedPlan plain = Unprotected.on(Platforms.h100Node()).price(plan);
        TensorTee system = TensorTee.on(Platforms.h100Node()).with("kernel_overhead_tensor_mac", 0.1);
        PricedPlan after = system.price(plan);
        assertSame(plan, after.plan());
        for (int i = 0; i < plan.activities().size(); i++) {
            if (plan.activities().get(i).operation() instanceof Operation.Kernel) {
                assertEquals(
                        1.1 * plain.demands().get(i).durationPs(),
                        after.demands().get(i).durationPs(),
                        1);
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

    private static double ms(TeeSystem system, Plan plan) {
        return system.run(plan).timeline().makespan().toMs();
    }
}
