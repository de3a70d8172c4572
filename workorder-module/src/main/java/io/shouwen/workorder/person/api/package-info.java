/** De-identified copies over HTTP. */
package io.shouwen.workorder.person.api;
