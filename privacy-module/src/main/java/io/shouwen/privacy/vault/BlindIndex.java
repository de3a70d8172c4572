package io.shouwen.privacy.vault;

/** Keyed hash of a normalised value: what an exact search compares. */
public record BlindIndex(int version, byte[] value) {}
