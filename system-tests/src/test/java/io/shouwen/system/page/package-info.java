/** What holds for every page: no console errors, no serious accessibility finding, nothing wider than a phone. */
package io.shouwen.system.page;
