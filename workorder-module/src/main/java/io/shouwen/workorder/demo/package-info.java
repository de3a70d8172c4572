/** The work orders of the demo's story. */
package io.shouwen.workorder.demo;
