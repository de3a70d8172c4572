/** Starting, stopping and failing to start. */
package io.shouwen.system.start;
