package io.shouwen.privacy.vault;

import io.shouwen.privacy.vault.StoredTable.Stored;
import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Masks in columns beside the ciphertexts that they were made of. */
record MaskColumns(StoredTable table) implements OutdatedMasks {

    @Override
    public boolean remake(StoredRow row, List<DataKeys.Version> keys) throws GeneralSecurityException {
        Map<String, String> masks = new LinkedHashMap<>();
        for (Stored value : row.values()) {
            Optional<FieldKind> kind = table.maskOf(value);
            if (kind.isPresent()) {
                masks.put(value.column(), Masks.ofStored(kind.get(), Resealing.openedText(row.person(), value, keys)));
            }
        }
        return table.remask(row, masks, Masks.VERSION);
    }
}
