/** Vault, reveal and audit log against the running application. */
package io.shouwen.privacy;
