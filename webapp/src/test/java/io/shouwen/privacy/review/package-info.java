/** What the access review keeps, in a real database. */
package io.shouwen.privacy.review;
