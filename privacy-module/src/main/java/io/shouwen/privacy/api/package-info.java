/** The module's REST application. */
package io.shouwen.privacy.api;
