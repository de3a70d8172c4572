/** The audit log on pages: for compliance officers, auditors and the regulators beside them. */
package io.shouwen.privacy.log.portal;
