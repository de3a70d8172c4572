/** Starts, watches and stops the whole suite on one machine: PostgreSQL, Keycloak and Payara Micro with the war. */
package io.shouwen.launcher;
