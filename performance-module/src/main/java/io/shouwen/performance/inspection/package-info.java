/** Quality inspections: marks on four dimensions by a rubric, each a fact (F6). */
package io.shouwen.performance.inspection;
