/** {@code shouwen-verify}: checks an exported log offline, with the JDK and the tree package alone. */
package io.shouwen.privacy.log.verify;
