package io.shouwen.crm.imports.api;

/**
 * Why a row is not accepted, or is a duplicate; never the value.
 *
 * @param row line in the file, its first being 1
 * @param column such as {@code phone}, or {@code row} for the whole row
 * @param code stable, such as {@code crm.phone-not-accepted}
 * @param accepted what would be, in the caller's language
 */
public record RowErrorView(int row, String column, String code, String accepted) {}
