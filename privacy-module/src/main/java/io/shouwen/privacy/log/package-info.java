/** The audit log: recorded with each act, sequenced, integrated into a tree, published under signed checkpoints, witnessed. */
package io.shouwen.privacy.log;
