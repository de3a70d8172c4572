/** Processes that the launcher starts, each in a session of its own, and finds again after a crash. */
package io.shouwen.launcher.process;
