/** Tells people and programs how to reach and sign in to a running demo. */
package io.shouwen.launcher.endpoints;
