/** Work orders on the real server: over REST, on the pages, in one transaction with their audit entries. */
package io.shouwen.workorder.order;
