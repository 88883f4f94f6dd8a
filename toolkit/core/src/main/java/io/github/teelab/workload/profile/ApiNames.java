package io.github.teelab.workload.profile;

import java.util.regex.Pattern;

/**
 * The canonical name of a CUDA call.
 *
 * <p>CUDA versions its symbols, and the profilers differ in whether they show it: {@code cudaLaunchKernel_v7000} in a
 * SQLite export is {@code cudaLaunchKernel} in a CSV report. Every importer drops all trailing version
 * ({@code _v3020}, {@code _v2}) and per-thread-stream ({@code _ptsz}, {@code _ptds}) suffixes, so
 * {@code cuMemcpyHtoDAsync_v2_ptsz} becomes {@code cuMemcpyHtoDAsync}.
 */
final class ApiNames {
    private static final Pattern SUFFIXES = Pattern.compile("(?:_v[0-9]++|_ptsz|_ptds)++$");

    // No CUDA function comes near, and each call's name is looked at more than once.
    private static final int LONGEST = 1_000;

    private ApiNames() {}

    /** @throws IllegalArgumentException if the name is longer than that of any function */
    static String canonical(String name) {
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a call's name of " + name.length() + " characters, allowed at most " + LONGEST);
        }
        String canonical = SUFFIXES.matcher(name.strip()).replaceFirst("");
        return canonical.isEmpty() ? name : canonical;
    }
}
