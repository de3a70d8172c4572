/** What people are told, and that nobody else hears it. */
package io.shouwen.notification;
