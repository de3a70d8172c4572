/** News for members of staff, and for whoever holds a permission: written with the act that it tells of, read at the bell. */
package io.shouwen.platform.notification;
