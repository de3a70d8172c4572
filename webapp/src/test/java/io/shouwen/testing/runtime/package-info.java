/** Starts what the tests run against: PostgreSQL, an OpenID issuer, Payara. Outside the container only. */
package io.shouwen.testing.runtime;
