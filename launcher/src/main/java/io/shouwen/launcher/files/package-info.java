/** Unpacking archives into a shared cache, so that half a tree is never taken for a whole one. */
package io.shouwen.launcher.files;
