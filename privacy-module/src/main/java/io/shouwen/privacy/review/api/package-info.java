/** The access review by REST. */
package io.shouwen.privacy.review.api;
