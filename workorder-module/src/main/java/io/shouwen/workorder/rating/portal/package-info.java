/** The page behind a customer's one-time link. */
package io.shouwen.workorder.rating.portal;
