/** Payout runs as the REST API shows them. */
package io.shouwen.performance.payout.api;
