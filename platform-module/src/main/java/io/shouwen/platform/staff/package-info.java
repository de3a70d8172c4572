/** Members of staff by number. */
package io.shouwen.platform.staff;
