/** What people type freely into work orders: its length, its columns, and who may read an original. */
package io.shouwen.workorder.freetext;
