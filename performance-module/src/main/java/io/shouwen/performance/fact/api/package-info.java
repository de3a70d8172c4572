/** Exclusions of facts as the REST API shows them. */
package io.shouwen.performance.fact.api;
