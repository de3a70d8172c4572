/** What one run folder keeps between runs: its ports, its secrets, the place of everything else. */
package io.shouwen.launcher.installation;
