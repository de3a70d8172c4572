/** What tests need to stand beside the running application: people, tokens, a caller, a clock. Works inside the container and outside. */
package io.shouwen.testing;
