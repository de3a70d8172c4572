/** Facts: what happened, once, to whose account, as scores and payouts count it; immutable, pseudonymous, insert only. */
package io.shouwen.performance.fact;
