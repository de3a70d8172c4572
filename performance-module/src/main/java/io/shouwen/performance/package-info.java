/** Facts, scorecards, inspections, tests, payouts: what work was worth, and why. */
package io.shouwen.performance;
