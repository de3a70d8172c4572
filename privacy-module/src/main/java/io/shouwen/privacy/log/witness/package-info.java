/** Where checkpoints go so that not even the database's owner can take them back: a folder, a mailbox, somebody's server. */
package io.shouwen.privacy.log.witness;
