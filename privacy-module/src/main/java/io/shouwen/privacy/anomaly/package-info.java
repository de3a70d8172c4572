/** What is unusual in who looked at what, told with its evidence (P16). */
package io.shouwen.privacy.anomaly;
