/** What people type freely, made safe to keep: numbers and addresses that belong into protected fields are hidden (P18). */
package io.shouwen.crm.freetext;
