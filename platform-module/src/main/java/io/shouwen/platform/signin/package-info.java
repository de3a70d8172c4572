/** Sign-in by OpenID Connect: who is it? */
package io.shouwen.platform.signin;
