/** The customer's answer after the end: a one-time link, stars and a comment. */
package io.shouwen.workorder.rating;
