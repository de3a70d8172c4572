/** The performance chapter of the demo data; refused in production by the platform. */
package io.shouwen.performance.demo;
