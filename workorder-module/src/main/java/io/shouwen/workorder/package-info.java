/** Work orders from the first contact to the customer's rating: what the module brings to the suite. */
package io.shouwen.workorder;
