/** People's rights over HTTP. */
package io.shouwen.privacy.rights.api;
