/** Protects personal data: seals, masks and indexes it. The only place that touches cipher code and BouncyCastle. */
package io.shouwen.privacy.vault;
