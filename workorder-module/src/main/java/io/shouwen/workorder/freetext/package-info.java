/** What people type freely, and the personal numbers that must not stay readable in it. */
package io.shouwen.workorder.freetext;
