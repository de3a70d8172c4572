/** Payout runs: who earned what and why, approved by another under its hash, locked, and exported to the fen (F11, F21–F28). */
package io.shouwen.performance.payout;
