/** Keycloak's realm, generated from the modules' catalogues: clients, permissions, roles, sign-in flow. */
package io.shouwen.launcher.realm;
