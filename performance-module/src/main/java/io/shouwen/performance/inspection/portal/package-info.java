/** Inspections on screen. */
package io.shouwen.performance.inspection.portal;
