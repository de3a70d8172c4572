/** What people have agreed to, when, to which text, and what they took back (P6). */
package io.shouwen.privacy.consent;
