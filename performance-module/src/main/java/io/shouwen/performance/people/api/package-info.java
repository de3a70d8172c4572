/** People in scope as the REST API shows them. */
package io.shouwen.performance.people.api;
