/** Scorecards and schemes as the REST API shows them. */
package io.shouwen.performance.score.api;
