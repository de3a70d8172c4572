/** The access review against the real Keycloak. */
package io.shouwen.system.review;
