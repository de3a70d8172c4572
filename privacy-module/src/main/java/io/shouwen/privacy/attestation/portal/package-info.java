/** Pages and banner of attestations. */
package io.shouwen.privacy.attestation.portal;
