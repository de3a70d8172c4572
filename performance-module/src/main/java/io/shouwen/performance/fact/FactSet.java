package io.shouwen.performance.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Facts in order of their ids, each once: what a score or a run is calculated from. */
public record FactSet(List<Fact> facts) {

    public FactSet {
        facts = facts.stream().sorted().distinct().toList();
    }

    public static FactSet of(Collection<Fact> facts) {
        return new FactSet(List.copyOf(facts));
    }

    /** RFC 6962 §2.1 root over the facts' canonical forms, in hexadecimal: the same for the same facts, always. */
    public String root() {
        return HexFormat.of().formatHex(root(facts));
    }

    private static byte[] root(List<Fact> part) {
        if (part.isEmpty()) {
            return sha256();
        }
        if (part.size() == 1) {
            return sha256(new byte[] {0}, part.get(0).canonical().getBytes(StandardCharsets.UTF_8));
        }
        int split = Integer.highestOneBit(part.size() - 1);
        return sha256(new byte[] {1}, root(part.subList(0, split)), root(part.subList(split, part.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has SHA-256", every);
        }
    }
}
