/** Every way into the application, REST operations and pages, and that each is shut to those who may not enter. */
package io.shouwen.door;
