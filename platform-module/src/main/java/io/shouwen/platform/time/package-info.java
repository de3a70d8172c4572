/** The clock and the organisation's time zone. */
package io.shouwen.platform.time;
