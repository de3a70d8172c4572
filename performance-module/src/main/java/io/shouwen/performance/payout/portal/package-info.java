/** Payout runs on screen. */
package io.shouwen.performance.payout.portal;
