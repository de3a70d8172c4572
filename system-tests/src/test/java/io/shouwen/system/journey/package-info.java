/** The main job from end to end. */
package io.shouwen.system.journey;
