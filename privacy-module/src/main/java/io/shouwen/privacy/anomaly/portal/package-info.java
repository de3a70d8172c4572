/** Pages of alerts and rules. */
package io.shouwen.privacy.anomaly.portal;
