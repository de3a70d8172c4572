/** Message bundles outside pages. */
package io.shouwen.platform.text;
