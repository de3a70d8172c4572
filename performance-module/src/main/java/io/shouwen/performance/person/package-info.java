/** What facts, scores and payouts keep of customers: nothing that leads to one (P11). */
package io.shouwen.performance.person;
