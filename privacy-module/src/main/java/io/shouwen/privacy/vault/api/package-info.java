/** The keys' life over REST, for operators. */
package io.shouwen.privacy.vault.api;
