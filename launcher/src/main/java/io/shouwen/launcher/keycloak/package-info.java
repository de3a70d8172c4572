/** Keycloak from its own distribution: unpacked and built once, kept between runs. */
package io.shouwen.launcher.keycloak;
