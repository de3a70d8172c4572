/** Keycloak's accounts and the directory, in the running application. */
package io.shouwen.platform.identity;
