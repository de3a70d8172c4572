/** Customers on the real server: registered, found, imported, shown, and never in clear. */
package io.shouwen.crm;
