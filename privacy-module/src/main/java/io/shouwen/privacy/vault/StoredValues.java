package io.shouwen.privacy.vault;

import java.util.List;
import javax.sql.DataSource;

/**
 * Where a module keeps sealed values, for those who rotate keys: an application-scoped bean of each module that keeps some. A
 * sealed column that no bean names is found out by a test, and keeps old keys from being removed.
 */
public interface StoredValues {

    /** @param database the application's data source */
    List<StoredTable> tables(DataSource database);

    /**
     * Index keys were rotated, and the new ones write: what only waits to be compared, by hashes that cannot be made anew,
     * goes now. May be called again.
     */
    default void dropOutdated() {}
}
