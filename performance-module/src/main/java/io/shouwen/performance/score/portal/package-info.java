/** Scorecards and facts on screen. */
package io.shouwen.performance.score.portal;
