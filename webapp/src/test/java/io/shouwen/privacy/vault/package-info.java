/** The keys' life in the running application. */
package io.shouwen.privacy.vault;
