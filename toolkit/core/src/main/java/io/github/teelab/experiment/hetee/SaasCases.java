package io.github.teelab.experiment.hetee;

import io.github.teelab.channel.Verdict;
import io.github.teelab.platform.DataFiles;
import io.github.teelab.platform.Parameters;
import io.github.teelab.platform.Platforms;
import io.github.teelab.tee.hetee.Hetee;
import io.github.teelab.tee.hetee.Rounds;
import io.github.teelab.tee.hetee.SaasCase;
import io.github.teelab.tee.hetee.lifecycle.BoxAttack;
import io.github.teelab.tee.hetee.lifecycle.BoxSafeguard;
import io.github.teelab.workload.job.Job;
import io.github.teelab.workload.job.Mode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The paper's three cases of an application as a service: what is trusted, what it costs, what it stops. */
public final class SaasCases {
    /** What must be trusted in which case. */
    public static final String FILE = "tee/hetee_tcb.csv";

    private static final int BATCH = 8;

    private SaasCases() {}

    /**
     * One row for each case: components and KiB of the trusted computing base, time of a batch of 8 through ResNet50 (as a
     * job of the zoo, and with the paper's preprocessing), and what becomes of an input that lies about its length and of
     * an application that sends data home.
     */
    public static Table table() {
        Table table = Table.create(
                "SaaS cases",
                StringColumn.create("application"),
                IntColumn.create("components"),
                DoubleColumn.create("TCB (KiB)"),
                DoubleColumn.create("of it software (KiB)"),
                DoubleColumn.create("job (ms)"),
                DoubleColumn.create("with preprocessing (ms)"),
                StringColumn.create("malformed input"),
                StringColumn.create("application sends data home"));
        for (SaasCase saas : SaasCase.values()) {
            table.stringColumn("application").append(saas.title());
            table.intColumn("components").append(components(saas).size());
            table.doubleColumn("TCB (KiB)").append(kib(saas, true));
            table.doubleColumn("of it software (KiB)").append(kib(saas, false));
            table.doubleColumn("job (ms)").append(batchMs(saas));
            table.doubleColumn("with preprocessing (ms)").append(stagesMs(saas));
            table.stringColumn("malformed input").append(outcome(saas, BoxSafeguard.INPUT_CHECK));
            table.stringColumn("application sends data home").append(outcome(saas, BoxSafeguard.SANDBOX));
        }
        return table;
    }

    /** The components that must be trusted in a case. */
    public static List<String> components(SaasCase saas) {
        List<String> names = new ArrayList<>();
        for (Row row : DataFiles.table(FILE)) {
            if (isTrusted(row, saas)) {
                names.add(row.getString("component"));
            }
        }
        return names;
    }

    /** Size of what must be trusted, with or without the cipher's bitstream, which is hardware. */
    static double kib(SaasCase saas, boolean withHardware) {
        double sum = 0;
        for (Row row : DataFiles.table(FILE)) {
            boolean hardware = row.getString("component").contains("bitstream");
            sum += isTrusted(row, saas) && (withHardware || !hardware) ? row.getNumber("kib") : 0;
        }
        return sum;
    }

    /**
     * ResNet50 inference, batch 8, with the paper's measured steps one after the other: the controller's check of each
     * message, or the sandbox around preprocessing, comes on top.
     */
    static double stagesMs(SaasCase saas) {
        Rounds rounds = Rounds.of("ResNet50", Mode.INFERENCE, BATCH, Platforms.heteeBox());
        Parameters design = rounds.costs().design();
        double checkMs = design.number("image_message") * BATCH / (design.number("input_check") * 1e6) * 1e3;
        double sandboxMs = rounds.costs().preprocess(Mode.INFERENCE).ms(BATCH) * design.number("sandbox_overhead");
        return rounds.latencyMs() + (saas.checksInputs() ? checkMs : 0) + (saas.isSandboxed() ? sandboxMs : 0);
    }

    /** ResNet50 inference, batch 8, as a job of the zoo. */
    static double batchMs(SaasCase saas) {
        Hetee system = Hetee.on(Platforms.heteeBox()).saas(saas);
        return system.run(Job.inference("resnet50")
                        .batch(BATCH)
                        .plan(system.platform().gpu()))
                .timeline()
                .makespan()
                .toMs();
    }

    /** What becomes of a safeguard's attack in a case: the case decides whether the safeguard is there. */
    static String outcome(SaasCase saas, BoxSafeguard safeguard) {
        Set<BoxSafeguard> performed = EnumSet.allOf(BoxSafeguard.class);
        if (!saas.checksInputs()) {
            performed.remove(BoxSafeguard.INPUT_CHECK);
        }
        if (!saas.isSandboxed()) {
            performed.remove(BoxSafeguard.SANDBOX);
        }
        boolean concerns = (saas.checksInputs() && safeguard == BoxSafeguard.INPUT_CHECK)
                || (saas.isSandboxed() && safeguard == BoxSafeguard.SANDBOX);
        Verdict verdict = BoxAttack.all().stream()
                .filter(attack -> attack.safeguard() == safeguard)
                .findFirst()
                .orElseThrow()
                .on(performed);
        return verdict.label() + (concerns ? "" : " (not asked of this case)");
    }

    private static boolean isTrusted(Row row, SaasCase saas) {
        return row.getString(saas.name().toLowerCase(Locale.ROOT)).equals("yes");
    }
}
