/** Consents over HTTP. */
package io.shouwen.privacy.consent.api;
