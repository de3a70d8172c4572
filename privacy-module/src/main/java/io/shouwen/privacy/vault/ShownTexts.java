package io.shouwen.privacy.vault;

import java.util.UUID;

/**
 * Texts that people see, with masks in them, whose originals are kept sealed elsewhere: implemented by whoever knows where each
 * one stands.
 */
public interface ShownTexts {

    /** What came of it. */
    enum Outcome {
        /** The masks are those of today's rules, or stay because they show nothing. */
        REMADE,
        /** Somebody wrote the text anew at that moment: nothing has happened. */
        CHANGED_MEANWHILE,
        /** It cannot be told which mask stands for what: nothing has happened. */
        UNCLEAR
    }

    /**
     * Puts today's masks in the place of those that earlier rules made, in one statement, and touches no other character.
     *
     * @param field full name of the column
     * @param sealed what must still be the row's ciphertext
     * @param original what was opened beside it, with masks for what is not kept
     */
    Outcome remake(String field, UUID row, byte[] sealed, String original);
}
