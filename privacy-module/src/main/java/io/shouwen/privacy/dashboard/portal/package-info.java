/** The page that shows the figures. */
package io.shouwen.privacy.dashboard.portal;
