/** Attestations by REST. */
package io.shouwen.privacy.attestation.api;
