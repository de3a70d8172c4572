package io.shouwen.crm.imports;

/**
 * Why a row is not accepted, or changed nothing because its person was known or stood earlier in the file.
 *
 * @param row line in the file
 * @param column word of the column, or {@link #WHOLE_ROW}
 * @param code bundle key of what is accepted, such as {@code crm.phone-not-accepted}
 */
public record RowError(int row, String column, String code) {

    /** In place of a column where the row as a whole is meant. */
    static final String WHOLE_ROW = "row";
}
