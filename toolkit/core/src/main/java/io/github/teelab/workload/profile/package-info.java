/**
 * Profiles of real GPU runs: what a recording holds, how it is read, how it is written.
 *
 * <p>A {@link io.github.teelab.workload.profile.RecordedProfile} is two sorted lists: the CUDA calls the program made on
 * the host, and what the GPU then did, each activity pointing at the call that caused it through a correlation id. It
 * is the same whether it came from Nsight Systems (a pair of CSV reports, or the SQLite export) or from the PyTorch
 * profiler (Kineto JSON); {@link io.github.teelab.workload.profile.Profiles} is the one door to all three. Names, units
 * and memory kinds are brought to one form here, so nothing above has to know which tool made the recording. A file
 * that cannot be read faithfully is refused with a {@link io.github.teelab.workload.profile.BadProfile} that says where
 * and what to do.
 */
package io.github.teelab.workload.profile;
