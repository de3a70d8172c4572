/** Whether a number is the one on file, without anybody reading it (P1). */
package io.shouwen.privacy.matching;
