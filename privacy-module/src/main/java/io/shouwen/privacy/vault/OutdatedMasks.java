package io.shouwen.privacy.vault;

import io.shouwen.privacy.vault.StoredTable.StoredRow;
import java.security.GeneralSecurityException;
import java.util.List;

/** Rows of one table whose masks earlier rules may have made, and how they are made anew. */
interface OutdatedMasks {

    /** The table whose rows say which rules made their masks. */
    StoredTable table();

    /**
     * All masks of the row, or none.
     *
     * @param keys the person's
     * @return false where somebody changed the row at the same moment: nothing has happened then
     * @throws GeneralSecurityException where what the masks stand for cannot be told; they stay
     */
    boolean remake(StoredRow row, List<DataKeys.Version> keys) throws GeneralSecurityException;
}
