package io.github.teelab.workload.profile;

import java.util.List;
import java.util.Set;

/** The two reports of {@code nsys stats} that make a profile. */
enum NsysReport {
    API("cuda_api_trace", List.of("Start", "Duration", "Name", "CorrID"), "result"),
    GPU(
            "cuda_gpu_trace",
            List.of("Start", "Duration", "CorrId", "Bytes", "SrcMemKd", "DstMemKd", "Device", "Strm", "Name"),
            "srcmemkd");

    private final String title;
    private final List<String> needed;
    private final String mark;

    NsysReport(String title, List<String> needed, String mark) {
        this.title = title;
        this.needed = needed;
        this.mark = mark;
    }

    String title() {
        return title;
    }

    List<String> needed() {
        return needed;
    }

    /** Whether column names (in lower case) hold the one that only this report has. */
    boolean markedBy(Set<String> columns) {
        return columns.contains(mark);
    }

    NsysReport other() {
        return this == API ? GPU : API;
    }
}
