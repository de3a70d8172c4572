package io.shouwen.privacy.log;

import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.InclusionProof;
import io.shouwen.privacy.log.tree.ProofFile;

/** One entry's proof, with all that is needed to follow it step by step. */
public record EntryProof(
        LoggedEntry entry, Hash leafHash, InclusionProof proof, Checkpoint checkpoint, ProofFile file, String key) {}
