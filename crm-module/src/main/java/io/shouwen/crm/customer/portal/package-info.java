/** The screens on which customers are listed, found and registered. */
package io.shouwen.crm.customer.portal;
