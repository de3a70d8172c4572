package io.shouwen.privacy.vault;

import io.shouwen.privacy.vault.StoredTable.Stored;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

/**
 * Masks in the midst of texts, which stand elsewhere than their sealed originals.
 *
 * @param table of the originals; a row's key is the field and the row of its text, and the last of its ciphertexts tells most
 */
record MasksInTexts(StoredTable table, ShownTexts texts) implements OutdatedMasks {

    @Override
    public boolean remake(StoredRow row, List<DataKeys.Version> keys) throws GeneralSecurityException {
        Stored first = row.values().get(0);
        Stored fullest = row.values().get(row.values().size() - 1);
        ShownTexts.Outcome outcome = texts.remake(
                row.key().get(0),
                UUID.fromString(row.key().get(1)),
                first.sealed(),
                Resealing.openedText(row.person(), fullest, keys));
        if (outcome == ShownTexts.Outcome.UNCLEAR) {
            throw new GeneralSecurityException("the text is not shown as its original says");
        }
        return outcome == ShownTexts.Outcome.REMADE;
    }
}
