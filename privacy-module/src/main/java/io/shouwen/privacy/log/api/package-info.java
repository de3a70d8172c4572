/** The audit log over HTTP: entries, proofs, checkpoint, tiles, export. */
package io.shouwen.privacy.log.api;
