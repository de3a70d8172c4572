/** Customers arrive by file (C21): checked row by row, kept sealed from the first moment, taken in whole rows, resumed after a kill. */
package io.shouwen.crm.imports;
