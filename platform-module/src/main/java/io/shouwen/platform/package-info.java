/** The ground floor: what every module stands on, and nothing of their business. */
package io.shouwen.platform;
