/** Which privacy rules staff have read and confirmed, in which version (P10). */
package io.shouwen.privacy.attestation;
