package io.shouwen.privacy.log.tree;

import java.util.ArrayList;
import java.util.List;

/** Shows that a later tree begins with all of an earlier one, unchanged and in the same order. */
public record ConsistencyProof(long earlier, long later, List<Hash> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** RFC 9162 §2.1.4.2. */
    public boolean connects(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return hashes.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return hashes.isEmpty() && earlierRoot.equals(Hash.ofNothing());
        }
        if (hashes.isEmpty()) {
            return false;
        }
        List<Hash> path = new ArrayList<>(hashes);
        if (Long.bitCount(earlier) == 1) {
            path.add(0, earlierRoot);
        }
        long fn = earlier - 1;
        long sn = later - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = path.get(0);
        Hash sr = fr;
        for (Hash hash : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.ofChildren(hash, fr);
                sr = Hash.ofChildren(hash, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = Hash.ofChildren(sr, hash);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && fr.equals(earlierRoot) && sr.equals(laterRoot);
    }
}
