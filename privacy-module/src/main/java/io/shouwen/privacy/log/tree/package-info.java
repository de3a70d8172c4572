/**
 * The transparency log as mathematics and formats: RFC 6962 tree, C2SP checkpoints, tiles and proofs, RFC 8785 JSON.
 * Uses the JDK alone, so that {@code shouwen-verify} can be shipped without anything else.
 */
package io.shouwen.privacy.log.tree;
