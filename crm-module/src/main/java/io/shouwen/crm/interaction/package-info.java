/** What was said with customers, on every channel, and what it asks to be done next. */
package io.shouwen.crm.interaction;
