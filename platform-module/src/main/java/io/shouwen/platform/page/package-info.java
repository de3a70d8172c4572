/** The frame around every page. */
package io.shouwen.platform.page;
