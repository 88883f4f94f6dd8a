/**
 * A recorded profile read as an operation graph.
 *
 * <p>The recording says when everything happened; the graph keeps only what took how long and what waited for what.
 * Every call follows its thread's previous call after the host's own gap. Every piece of device work follows its launch,
 * the work before it on its stream, or work on another stream that it evidently waited for. Every blocking call ends
 * when the work that it waited for has ended. Of several such bounds the one that was binding in the recording carries
 * the exact time between; the others carry what is typical in this recording, or less. So the unchanged graph gives back
 * the recorded times, and a change anywhere moves what depends on it.
 */
package io.github.teelab.workload.replay;
