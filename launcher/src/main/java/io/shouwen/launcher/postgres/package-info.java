/** PostgreSQL from zonky's binaries: unpacked once, its data kept between runs. */
package io.shouwen.launcher.postgres;
