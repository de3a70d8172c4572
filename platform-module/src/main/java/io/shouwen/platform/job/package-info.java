/** Work that outlives a request: persistent, cluster-safe, with progress. */
package io.shouwen.platform.job;
