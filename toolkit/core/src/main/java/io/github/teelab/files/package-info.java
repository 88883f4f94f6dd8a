/**
 * Reading what others wrote and writing what others will read: files are packed or plain, text is escaped before it is
 * shown, and a file that is written appears whole or not at all. A file that cannot be read faithfully ends in one line
 * that says what is wrong and what to do.
 */
package io.github.teelab.files;
