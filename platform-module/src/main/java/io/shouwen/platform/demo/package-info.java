/** The story that demo data is generated from, and the job that writes it. */
package io.shouwen.platform.demo;
