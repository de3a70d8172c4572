/** Quality inspections as the REST API shows them. */
package io.shouwen.performance.inspection.api;
