package io.shouwen.privacy.log.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from one entry up to the root.
 *
 * @param hashes from the entry's sibling to the child of the root
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {

    /** One step of the way, for people who want to follow it. */
    public record Step(Hash sibling, boolean siblingIsLeft, Hash result) {}

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether the entry with this leaf hash stands at {@link #index} in the tree with this root (RFC 9162 §2.1.3.2). */
    public boolean leadsFrom(Hash leaf, Hash root) {
        try {
            List<Step> steps = steps(leaf);
            Hash end = steps.isEmpty() ? leaf : steps.get(steps.size() - 1).result();
            return end.equals(root);
        } catch (Malformed wrongLength) {
            return false;
        }
    }

    /** @throws Malformed where the number of hashes is not what index and size ask for */
    public List<Step> steps(Hash leaf) {
        if (index < 0 || index >= size) {
            throw new Malformed("entry " + index + " cannot be in a tree of " + size);
        }
        List<Step> steps = new ArrayList<>();
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash sibling : hashes) {
            if (sn == 0) {
                throw new Malformed("more hashes than a tree of " + size + " has levels");
            }
            boolean left = (fn & 1) == 1 || fn == sn;
            if (left) {
                hash = Hash.ofChildren(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                hash = Hash.ofChildren(hash, sibling);
            }
            steps.add(new Step(sibling, left, hash));
            fn >>>= 1;
            sn >>>= 1;
        }
        if (sn != 0) {
            throw new Malformed("fewer hashes than a tree of " + size + " has levels");
        }
        return steps;
    }
}
