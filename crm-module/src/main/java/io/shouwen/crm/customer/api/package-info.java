/** Customers over REST: masks out, values in, searches in bodies. */
package io.shouwen.crm.customer.api;
