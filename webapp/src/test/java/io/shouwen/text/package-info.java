/** That every word shown to people exists in both languages. */
package io.shouwen.text;
