/** The one door through which a protected value can be seen: permission, purpose, open case, audit entry, then the value. */
package io.shouwen.privacy.reveal;
