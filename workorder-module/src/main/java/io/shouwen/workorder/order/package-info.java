/** The work order: who owns it, who works on it, what may happen to it next, and what did (W1 to W5, W8, W21). */
package io.shouwen.workorder.order;
