/** Notices over HTTP. */
package io.shouwen.platform.notification.api;
