/** Which permissions people have used, and when last: what the access review counts (P15). */
package io.shouwen.platform.use;
