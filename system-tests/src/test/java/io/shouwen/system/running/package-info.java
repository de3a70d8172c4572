/** The suite under test, started as a user starts it. */
package io.shouwen.system.running;
