/** Health and the operators' page. */
package io.shouwen.platform.operations;
