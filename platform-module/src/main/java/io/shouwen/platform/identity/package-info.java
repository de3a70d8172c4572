/** The accounts of staff at the OpenID provider: what they hold, and taking it from them at once. */
package io.shouwen.platform.identity;
