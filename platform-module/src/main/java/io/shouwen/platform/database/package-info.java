/** Schemas brought up to date at start, month partitions kept ahead. */
package io.shouwen.platform.database;
