/** Ids that sort by time. */
package io.shouwen.platform.id;
