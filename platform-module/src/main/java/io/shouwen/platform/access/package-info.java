/** Who acts and what they may: portals, roles, permissions, and the gates that enforce them. */
package io.shouwen.platform.access;
