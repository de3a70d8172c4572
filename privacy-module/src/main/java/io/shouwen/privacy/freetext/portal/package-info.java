/** The page that shows an original text, and the way to it. */
package io.shouwen.privacy.freetext.portal;
