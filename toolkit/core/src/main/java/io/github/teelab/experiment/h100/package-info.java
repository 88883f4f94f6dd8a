/** The H100 measurements of Yang, Sonji and Jog (ISPASS 2025), each run again on the simulated node. */
package io.github.teelab.experiment.h100;
