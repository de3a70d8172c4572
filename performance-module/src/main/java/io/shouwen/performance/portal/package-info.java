/** What every page of the module needs to put figures, facts and people into words. */
package io.shouwen.performance.portal;
