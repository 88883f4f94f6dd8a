package io.github.teelab.workload.profile;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A report of {@code nsys stats}; two of them make a profile.
 *
 * @param title its name on the command line
 * @param needed columns without which it cannot be read
 * @param optional columns that are read where the report has them
 * @param mark a column, in lower case, that the other report does not have
 */
record NsysReport(String title, List<String> needed, List<String> optional, String mark) {
    static final NsysReport API = new NsysReport(
            "cuda_api_trace",
            List.of("Start", "Duration", "Name", "CorrID"),
            List.of("Pid", "Tid", "Result"),
            "result");
    static final NsysReport GPU = new NsysReport(
            "cuda_gpu_trace",
            List.of("Start", "Duration", "CorrId", "Bytes", "SrcMemKd", "DstMemKd", "Device", "Strm", "Name"),
            List.of("Ctx", "Throughput"),
            "srcmemkd");

    /** Whether column names (in lower case) are the other report's and not this one's. */
    boolean isSwapped(Set<String> columns) {
        return columns.contains(other().mark) && !columns.contains(mark);
    }

    /** Whether a column (in lower case) tells anything about a profile. */
    boolean isRead(String column) {
        return Stream.concat(needed.stream(), optional.stream()).anyMatch(column::equalsIgnoreCase);
    }

    NsysReport other() {
        return equals(API) ? GPU : API;
    }
}
