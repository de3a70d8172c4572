/** What the database guarantees below the application: migrated schemas, roles that cannot rewrite the log, one transaction. */
package io.shouwen.database;
