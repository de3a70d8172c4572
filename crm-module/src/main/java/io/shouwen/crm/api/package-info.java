/** The address {@code /api/crm}: what programs reach of this module. */
package io.shouwen.crm.api;
