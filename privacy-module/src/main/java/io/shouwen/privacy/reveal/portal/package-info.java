/** The pages around revealing: one's own requests, approvals, rules and purposes. */
package io.shouwen.privacy.reveal.portal;
