/** Who may do what, who did, and whether they still should (P15). */
package io.shouwen.privacy.review;
