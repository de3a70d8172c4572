/** Customers and what was said with them: the permissions and pages of this module. */
package io.shouwen.crm;
