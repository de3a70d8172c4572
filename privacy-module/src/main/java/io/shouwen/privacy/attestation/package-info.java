/** Staff confirm that they have read the privacy rules: yearly, and after each new version (P10). */
package io.shouwen.privacy.attestation;
