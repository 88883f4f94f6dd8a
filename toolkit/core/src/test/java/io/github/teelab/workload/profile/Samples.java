package io.github.teelab.workload.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;

/** Small valid files in each format, all of one made-up run: copy in, kernel, fill, copy out. */
final class Samples {
    static final String API = """
            Start (ns),Duration (ns),Name,Result,CorrID,Pid,Tid,T-Pri,Thread Name
            1000,500,cudaMemcpyAsync,0,11,42,43,20,app
            1600,40,cudaLaunchKernel,0,12,42,43,20,app
            1700,30,cudaMemsetAsync,0,13,42,43,20,app
            1800,900,cudaMemcpy,0,14,42,43,20,app
            """;

    static final String GPU = """
            Start (ns),Duration (ns),CorrId,GrdX,GrdY,GrdZ,BlkX,BlkY,BlkZ,Reg/Trd,StcSMem (MB),DymSMem (MB),\
            Bytes (MB),Throughput (MB/s),SrcMemKd,DstMemKd,Device,Ctx,GreenCtx,Strm,Name
            1400,864,11,,,,,,,,,,0.000,13.889,Pinned,Device,NVIDIA H100 NVL (0),1,,7,[CUDA memcpy Host-to-Device]
            2300,100,12,1,1,1,32,1,1,29,0.000,0.000,,,,,NVIDIA H100 NVL (0),1,,7,"step(float *, int)"
            2420,10,13,,,,,,,,,,0.004,409600.000,Device,,NVIDIA H100 NVL (0),1,,7,[CUDA memset]
            2440,200,14,,,,,,,,,,0.004,20480.000,Device,Pageable,NVIDIA H100 NVL (0),1,,7,[CUDA memcpy Device-to-Host]
            """;

    static final String KINETO = """
            {"schemaVersion": 1, "displayTimeUnit": "ms",
             "deviceProperties": [{"id": 0, "name": "NVIDIA A100", "numSms": 108}],
             "traceEvents": [
              {"ph": "X", "cat": "cpu_op", "name": "aten::to", "pid": 42, "tid": 43, "ts": 0.5, "dur": 3},
              {"ph": "X", "cat": "cuda_runtime", "name": "cudaMemcpyAsync", "pid": 42, "tid": 43,
               "ts": 1.000, "dur": 0.5, "args": {"cbid": 41, "correlation": 11}},
              {"ph": "X", "cat": "gpu_memcpy", "name": "Memcpy HtoD (Pinned -> Device)", "pid": 0, "tid": 7,
               "ts": 1.4, "dur": 0.864, "args": {"device": 0, "context": 1, "stream": 7, "correlation": 11, "bytes": 12}},
              {"ph": "s", "id": 11, "pid": 42, "tid": 43, "ts": 1.0, "cat": "ac2g", "name": "ac2g"},
              {"ph": "X", "cat": "cuda_driver", "name": "cuLaunchKernel", "pid": 42, "tid": 43,
               "ts": 1.6, "dur": 0.04, "args": {"correlation": 12}},
              {"ph": "X", "cat": "kernel", "name": "step(float *, int)", "pid": 0, "tid": 7,
               "ts": 2.3, "dur": 0.1, "args": {"grid": [1, 1, 1], "device": 0, "context": 1, "stream": 7,
               "correlation": 12}},
              {"ph": "X", "cat": "gpu_memset", "name": "Memset (Device)", "pid": 0, "tid": 7,
               "ts": 2.42, "dur": 0.01, "args": {"device": 0, "context": 1, "stream": 7, "correlation": 13,
               "bytes": 4096}}
             ]}
            """;

    /** The tables of an export by Nsight Systems 2024, with the columns a profile needs and a few it does not. */
    static final String SQLITE = """
            CREATE TABLE StringIds (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
            INSERT INTO StringIds VALUES (1,'cudaMemcpyAsync_v3020'),(2,'cuLaunchKernel'),(3,'cudaMemsetAsync_ptsz'),
                (4,'step(float *, int)'),(5,'step'),(6,'cudaLaunchKernel_v7000');
            CREATE TABLE TARGET_INFO_GPU (vmId INTEGER, id INTEGER, name TEXT);
            INSERT INTO TARGET_INFO_GPU VALUES (0, 0, 'NVIDIA H100 NVL');
            CREATE TABLE CUPTI_ACTIVITY_KIND_RUNTIME (start INTEGER NOT NULL, end INTEGER NOT NULL,
                eventClass INTEGER NOT NULL, globalTid INTEGER, correlationId INTEGER, nameId INTEGER NOT NULL,
                returnValue INTEGER NOT NULL, callchainId INTEGER);
            INSERT INTO CUPTI_ACTIVITY_KIND_RUNTIME VALUES
                (1000,1500,0,704643115,11,1,0,NULL),
                (1600,1640,0,704643115,12,6,0,NULL),
                (1605,1635,1,704643115,12,2,0,NULL),
                (1700,1730,0,704643115,13,3,0,NULL);
            CREATE TABLE CUPTI_ACTIVITY_KIND_KERNEL (start INTEGER NOT NULL, end INTEGER NOT NULL,
                deviceId INTEGER NOT NULL, contextId INTEGER NOT NULL, streamId INTEGER NOT NULL,
                correlationId INTEGER, globalPid INTEGER, demangledName INTEGER NOT NULL, shortName INTEGER NOT NULL);
            INSERT INTO CUPTI_ACTIVITY_KIND_KERNEL VALUES (2300,2400,0,1,7,12,NULL,4,5);
            CREATE TABLE CUPTI_ACTIVITY_KIND_MEMCPY (start INTEGER NOT NULL, end INTEGER NOT NULL,
                deviceId INTEGER NOT NULL, contextId INTEGER NOT NULL, streamId INTEGER NOT NULL,
                correlationId INTEGER, globalPid INTEGER, bytes INTEGER NOT NULL, copyKind INTEGER NOT NULL,
                srcKind INTEGER, dstKind INTEGER);
            INSERT INTO CUPTI_ACTIVITY_KIND_MEMCPY VALUES (1400,2264,0,1,7,11,NULL,12,1,1,2);
            CREATE TABLE CUPTI_ACTIVITY_KIND_MEMSET (start INTEGER NOT NULL, end INTEGER NOT NULL,
                deviceId INTEGER NOT NULL, contextId INTEGER NOT NULL, streamId INTEGER NOT NULL,
                correlationId INTEGER, globalPid INTEGER, value INTEGER NOT NULL, bytes INTEGER NOT NULL,
                memKind INTEGER);
            INSERT INTO CUPTI_ACTIVITY_KIND_MEMSET VALUES (2420,2430,0,1,7,13,NULL,0,4096,2);
            """;

    private Samples() {}

    static Path text(Path folder, String name, String contents) {
        return bytes(folder, name, contents.getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path folder, String name, byte[] contents) {
        try {
            return Files.write(folder.resolve(name), contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path sqlite(Path folder, String name, String... scripts) {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.executeUpdate(script);
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] gzip(byte[] contents) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String contents) {
        return gzip(contents.getBytes(StandardCharsets.UTF_8));
    }
}
