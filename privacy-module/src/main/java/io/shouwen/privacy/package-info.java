/** Personal data and the proof of what was done with it: vault, reveal, consent, audit log. */
package io.shouwen.privacy;
