/** The screen with everything about one customer. */
package io.shouwen.crm.overview.portal;
