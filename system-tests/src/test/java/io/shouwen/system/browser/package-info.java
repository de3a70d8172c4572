/** The suite in a real browser. */
package io.shouwen.system.browser;
