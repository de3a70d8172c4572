/** Marks of the quarterly knowledge test, each a fact (F3). */
package io.shouwen.performance.exam;
