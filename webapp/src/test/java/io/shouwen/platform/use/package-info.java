/** Marks of permissions used, in the running application. */
package io.shouwen.platform.use;
