/** The rules of ARCHITECTURE.md as tests, each seen to reject a deliberately wrong example. */
package io.shouwen.architecture;
