/** Deliberately wrong: each class breaks one rule, so that the rule is seen to reject it. Never part of the war. */
package io.shouwen.architecture.wrong;
