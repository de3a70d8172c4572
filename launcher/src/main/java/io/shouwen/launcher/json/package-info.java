/** Writing JSON so that people and diffs can read it. */
package io.shouwen.launcher.json;
