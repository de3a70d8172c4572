/** Facts, scores and payouts in the running application. */
package io.shouwen.performance;
