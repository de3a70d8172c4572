/** The access review's page. */
package io.shouwen.privacy.review.portal;
