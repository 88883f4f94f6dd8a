package io.github.teelab.tee;

import io.github.teelab.platform.Platform;
import io.github.teelab.units.UnknownName;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The systems at hand, by name. */
public final class TeeSystems {
    private TeeSystems() {}

    /** All providers, by name. */
    public static List<TeeProvider> all() {
        return ServiceLoader.load(TeeProvider.class, TeeSystems.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(TeeProvider::name))
                .toList();
    }

    /**
     * A system with its defaults, on the machine that it is at home on.
     *
     * @throws UnknownName if there is no system of that name
     */
    public static TeeSystem named(String name) {
        TeeProvider provider = provider(name);
        return provider.on(provider.platform());
    }

    /**
     * A system with its defaults.
     *
     * @throws UnknownName if there is no system of that name
     */
    public static TeeSystem named(String name, Platform platform) {
        return provider(name).on(platform);
    }

    /** Every system with its defaults, each on the machine that it is at home on. */
    public static List<TeeSystem> atHome() {
        return all().stream().map(provider -> provider.on(provider.platform())).toList();
    }

    /**
     * The provider of a system.
     *
     * @throws UnknownName if there is no system of that name
     */
    public static TeeProvider provider(String name) {
        return all().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "system", name, all().stream().map(TeeProvider::name).toList()));
    }
}
