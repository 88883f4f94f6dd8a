/**
 * The experiments of Fastrack (arXiv 2410.15240): what confidential communication costs, what each change wins back, and
 * what that does to inference and training.
 *
 * <p>Only the abstract's ranges are public. So each experiment runs named settings and workloads and lays their least and
 * largest figure beside the ends of the published range; which configurations the paper used is unknown.
 */
package io.github.teelab.experiment.fastrack;
