/** Signing in as a person or a program does: authorisation code, PKCE, Keycloak's forms, one-time codes. */
package io.shouwen.system.signin;
