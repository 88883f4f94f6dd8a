package io.github.teelab.platform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a platform: all of it, so that a user mends everything in one go. */
final class PlatformCheck {
    private final PlatformBuilder platform;
    private final Set<String> problems = new LinkedHashSet<>();

    PlatformCheck(PlatformBuilder platform) {
        this.platform = platform;
    }

    List<String> problems() {
        if (platform.cpus().isEmpty()) {
            problems.add("no CPU; add one with .cpu(\"xeon-gold-6530\")");
        } else {
            checkLinks();
        }
        checkFabric();
        return new ArrayList<>(problems);
    }

    private void checkLinks() {
        Cpu host = platform.cpus().get(0);
        PcieEnd hostEnd = new PcieEnd(host.name(), host.pcieGeneration(), host.pcieLanes());
        platform.links().forEach((role, link) -> fits(role, link, hostEnd));
        PcieLink device = platform.links().get(Platform.DEVICE_LINK);
        PcieEnd.devicesOf(platform).forEach(end -> fits(Platform.DEVICE_LINK, device, end));
    }

    private void fits(String role, PcieLink link, PcieEnd end) {
        if (link.generation() > end.generation() || link.lanes() > end.lanes()) {
            problems.add(role + " link " + link.name() + " is more than " + end.part() + " has (Gen" + end.generation()
                    + " x" + end.lanes() + "); use Pcie.gen" + Math.min(link.generation(), end.generation()) + "("
                    + Math.min(link.lanes(), end.lanes()) + ")");
        }
    }

    private void checkFabric() {
        PcieLink device = platform.links().get(Platform.DEVICE_LINK);
        if (platform.fabric().isEmpty() || device == null) {
            return;
        }
        int devices = PcieEnd.devicesOf(platform).size();
        int needed = devices * device.lanes();
        int lanes = platform.fabric().stream().mapToInt(PcieSwitch::lanes).sum();
        if (needed > lanes) {
            problems.add("fabric has " + lanes + " lanes, " + devices + " accelerators with " + device.lanes()
                    + " lanes each need " + needed + "; use a narrower link or more switches");
        }
        platform.fabric().stream()
                .filter(each -> device.generation() > each.generation())
                .forEach(each -> problems.add("device link " + device.name() + " is faster than switch " + each.name()
                        + " (Gen" + each.generation() + "); use Pcie.gen" + each.generation() + "(" + device.lanes()
                        + ")"));
    }
}
