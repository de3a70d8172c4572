/** Texts and figures of consent for compliance. */
package io.shouwen.privacy.consent.portal;
