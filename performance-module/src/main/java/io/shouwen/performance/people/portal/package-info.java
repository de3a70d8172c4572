/** People in scope on screen. */
package io.shouwen.performance.people.portal;
