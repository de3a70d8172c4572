/** Test marks on screen. */
package io.shouwen.performance.exam.portal;
