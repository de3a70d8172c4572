/** The operators' page of the keys' life. */
package io.shouwen.privacy.vault.portal;
