/** The bell in every page's frame and the page behind it. */
package io.shouwen.platform.notification.portal;
