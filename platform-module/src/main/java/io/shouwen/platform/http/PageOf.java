package io.shouwen.platform.http;

import java.util.List;

/**
 * One page of a list, in API answers.
 *
 * @param next opaque cursor of the page after, or null on the last
 */
public record PageOf<T>(List<T> items, String next) {}
