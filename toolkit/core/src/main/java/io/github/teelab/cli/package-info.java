/** The launcher's commands: they read arguments, call {@link io.github.teelab.Lab}, and print tables or JSON. */
package io.github.teelab.cli;
