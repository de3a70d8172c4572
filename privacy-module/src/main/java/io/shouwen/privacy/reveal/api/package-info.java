/** The one door over HTTP. */
package io.shouwen.privacy.reveal.api;
