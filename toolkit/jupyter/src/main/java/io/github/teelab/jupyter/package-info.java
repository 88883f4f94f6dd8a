/**
 * Makes notebooks show results as a person wants to see them.
 *
 * <p>{@link io.github.teelab.jupyter.RichDisplay} says once what a table, a chart or a figure looks like in a notebook:
 * a bundle of media types. One thin adapter for each Java kernel hands these bundles over:
 *
 * <ul>
 *   <li>the toolkit's own kernel, which {@code ./teelab notebook} installs and which needs nothing but Maven, is built on
 *       JJava's base library and finds {@link io.github.teelab.jupyter.JJavaDisplay} as a service;
 *   <li>JJava does too: set {@code JJAVA_CLASSPATH} to the
 *       toolkit's jars ({@code toolkit/core/target/lib/*}, {@code toolkit/core/target/teelab-VERSION.jar} and {@code
 *       toolkit/jupyter/target/teelab-jupyter-VERSION.jar}, separated by colons) and {@code
 *       JJAVA_STARTUP_SCRIPTS_PATH} to {@code imports.jsh};
 *   <li>IJava has no services: set {@code IJAVA_CLASSPATH} to the same jars and {@code IJAVA_STARTUP_SCRIPTS_PATH} to
 *       {@code imports.jsh:ijava.jsh}, both in the resources of this package; the second calls {@link
 *       io.github.teelab.jupyter.IJavaDisplay#install}.
 * </ul>
 *
 * <p>A kernel that is absent does no harm: its adapter is then never loaded. Charts are pictures, because GitHub and
 * many other readers run no script in a notebook. In the toolkit's own kernel an interactive Plotly chart comes with the
 * picture while somebody works in the notebook, and pictures alone when a program such as nbconvert runs it. The
 * environment variable {@code TEELAB_CHARTS}, or the system property {@code teelab.charts}, settles it everywhere: {@code
 * interactive} or {@code picture}. A cell that ends in {@code chart.figure()} shows that one chart interactively.
 *
 * <p>{@code imports.jsh} is the one list of imports, for notebooks and for {@code ./teelab shell}.
 */
package io.github.teelab.jupyter;
