/** The audit log against somebody who holds the database. */
package io.shouwen.system.log;
