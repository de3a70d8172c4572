/** Who the customers are: registered, changed and found again, while every value of theirs stays masked. */
package io.shouwen.crm.customer;
