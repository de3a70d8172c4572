/** Alerts and rules by REST. */
package io.shouwen.privacy.anomaly.api;
