package io.github.teelab.cli;

import io.github.teelab.platform.Catalog;
import io.github.teelab.platform.Cpu;
import io.github.teelab.platform.Pcie;
import io.github.teelab.platform.Platform;
import io.github.teelab.platform.PlatformBuilder;
import io.github.teelab.tee.TeeProvider;
import io.github.teelab.tee.TeeSystem;
import io.github.teelab.tee.TeeSystems;
import io.github.teelab.units.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Options that choose systems and the machine they run on: each system's own, with the parts that are named. */
final class MachineOptions {
    private static final Pattern LINK = Pattern.compile("pcie-gen([1-9])-?x([0-9]{1,2})");

    @Option(
            names = "--system",
            paramLabel = "NAME",
            arity = "1..*",
            completionCandidates = SystemNames.class,
            description = "One or more of ${COMPLETION-CANDIDATES} (default: h100).")
    private List<String> systems = new ArrayList<>(List.of("h100"));

    @Option(names = "--gpu", paramLabel = "NAME", description = "A GPU of the catalog; see: list devices.")
    private Optional<String> gpu = Optional.empty();

    @Option(names = "--cpu", paramLabel = "NAME", description = "A CPU of the catalog.")
    private Optional<String> cpu = Optional.empty();

    @Option(names = "--link", paramLabel = "LINK", description = "Between CPU and GPU, such as pcie-gen5x16.")
    private Optional<String> link = Optional.empty();

    @Option(names = "--host-ghz", paramLabel = "X", description = "Clock of the host's cores, up to the boost clock.")
    private Optional<Double> hostGhz = Optional.empty();

    @Option(
            names = "--cipher-gb-per-s",
            paramLabel = "X",
            description = "AES-256-GCM on one core at that clock, as another library has it.")
    private Optional<Double> cipher = Optional.empty();

    /** The systems that are named, each on its machine. */
    List<TeeSystem> systems() {
        return systems.stream().distinct().map(this::system).toList();
    }

    private TeeSystem system(String name) {
        TeeProvider provider = TeeSystems.provider(name);
        return provider.on(machine(provider.platform()));
    }

    private Platform machine(Platform own) {
        if (gpu.isEmpty() && cpu.isEmpty() && link.isEmpty() && hostGhz.isEmpty() && cipher.isEmpty()) {
            return own;
        }
        PlatformBuilder machine = own.toBuilder();
        if (cpu.isPresent()) {
            machine = machine.cpu(cpu.get());
        }
        if (gpu.isPresent()) {
            machine = machine.gpu(gpu.get());
        }
        if (link.isPresent()) {
            Matcher words = LINK.matcher(link.get());
            if (!words.matches()) {
                throw new IllegalArgumentException(
                        "--link: got \"" + link.get() + "\", expected a link such as pcie-gen5x16");
            }
            machine = machine.link(Pcie.generation(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2))));
        } else if (cpu.isPresent() || gpu.isPresent()) {
            machine = machine.widestLink();
        }
        Cpu host = cpu.map(Catalog.standard()::cpu).orElseGet(own::cpu);
        if (hostGhz.isPresent()) {
            host = host.atClock(Frequency.ghz(hostGhz.get()));
        }
        if (cipher.isPresent()) {
            host = host.with("aes_gcm_256", cipher.get() / host.clock().toGhz());
        }
        return hostGhz.isPresent() || cipher.isPresent() ? machine.cpu(host).build() : machine.build();
    }
}
