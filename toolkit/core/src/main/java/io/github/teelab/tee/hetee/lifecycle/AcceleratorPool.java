package io.github.teelab.tee.hetee.lifecycle;

import io.github.teelab.tee.hetee.lifecycle.Accelerator.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All accelerators of a box: which are clean, in enclaves, lent to servers, or waiting for a reset. */
final class AcceleratorPool {
    private final List<Accelerator> all;
    private final Set<BoxSafeguard> performed;

    AcceleratorPool(List<Accelerator> all, Set<BoxSafeguard> performed) {
        this.all = List.copyOf(all);
        this.performed = performed;
    }

    Accelerator named(String name) {
        return all.stream()
                .filter(accelerator -> accelerator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new io.github.teelab.units.UnknownName(
                        "accelerator", name, all.stream().map(Accelerator::name).toList()));
    }

    boolean has(String type) {
        return all.stream().anyMatch(accelerator -> accelerator.type().equals(type));
    }

    /** How many of a type could be had without taking one from an enclave. */
    int obtainable(String type) {
        return of(type, Place.CLEAN).size() + of(type, Place.LENT).size();
    }

    /** Takes clean ones first, then those lent to servers, reset on entering. */
    List<Accelerator> take(String type, int count) {
        List<Accelerator> taken = new ArrayList<>();
        of(type, Place.CLEAN).stream().limit(count).forEach(taken::add);
        for (Accelerator lent : of(type, Place.LENT)) {
            if (taken.size() < count) {
                if (performed.contains(BoxSafeguard.RESET_ON_ENTERING)) {
                    lent.reset();
                }
                taken.add(lent);
            }
        }
        taken.forEach(accelerator -> accelerator.moveTo(Place.IN_ENCLAVE));
        return taken;
    }

    void reset(Accelerator accelerator) {
        if (accelerator.place() != Place.LEFT_BEHIND && accelerator.place() != Place.LENT) {
            throw new IllegalStep(BoxRule.RESET_AFTER_USE, "reset " + accelerator.name());
        }
        if (performed.contains(BoxSafeguard.RESET_ON_LEAVING)) {
            accelerator.reset();
        }
        accelerator.moveTo(Place.CLEAN);
    }

    void lend(Accelerator accelerator) {
        if (accelerator.place() != Place.CLEAN) {
            throw new IllegalStep(BoxRule.LEND_CLEAN, "lend " + accelerator.name());
        }
        accelerator.moveTo(Place.LENT);
    }

    private List<Accelerator> of(String type, Place place) {
        return all.stream()
                .filter(accelerator -> accelerator.type().equals(type) && accelerator.place() == place)
                .toList();
    }
}
