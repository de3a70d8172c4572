/** Scores: a pure function of scheme version and facts, each figure able to say where it comes from (F1–F4, F7, F20, F23). */
package io.shouwen.performance.score;
