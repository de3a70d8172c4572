package io.shouwen.crm.customer;

/** Text for a cell of a CSV file that a spreadsheet will open. */
public final class CsvCell {

    private CsvCell() {}

    /**
     * Keeps a spreadsheet from taking the text for a formula (CWE-1236): what begins like one gets an apostrophe before
     * it, which spreadsheets take as "text follows".
     */
    public static String safe(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String visible = text.stripLeading();
        boolean formula = "\t\r\n".indexOf(text.charAt(0)) >= 0
                || (!visible.isEmpty() && "=+-@＝＋－＠|%".indexOf(visible.charAt(0)) >= 0);
        return formula ? "'" + text : text;
    }
}
