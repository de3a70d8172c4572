package io.shouwen.crm.imports.api;

/**
 * Why a row is not accepted; never the value.
 *
 * @param row line in the file, the header being 1
 * @param column such as {@code phone}
 * @param code stable, such as {@code crm.phone-not-accepted}
 * @param accepted what would be, in the caller's language
 */
public record RowErrorView(int row, String column, String code, String accepted) {}
