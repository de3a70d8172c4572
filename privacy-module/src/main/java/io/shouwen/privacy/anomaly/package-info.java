/** Notices what is unusual in the log, measured by each person's own habits, and shows the evidence (P16). */
package io.shouwen.privacy.anomaly;
