/** Who is in scope of scores and pay: level, PK group and since when, as HR keeps it (F10, F13, F28). */
package io.shouwen.performance.people;
