package io.shouwen.privacy.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTableTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noCellOfATextFileIsAFormula(String cell) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EntryTable table = EntryTable.to(out, EntryTable.Format.CSV)) {
            table.row(List.of(cell, "plain"));
        }
        String written = out.toString(StandardCharsets.UTF_8);
        assertThat(written).startsWith("\uFEFFid,at,actor").contains("'" + cell).contains(",plain");
    }

    @Test
    void noCellOfAWorkbookIsAFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EntryTable table = EntryTable.to(out, EntryTable.Format.XLSX)) {
            for (int i = 0; i < 1_200; i++) { // more than are flushed at once
                table.row(java.util.Arrays.asList("=1+1", null, "row " + i));
            }
        }
        StringBuilder sheet = new StringBuilder();
        StringBuilder texts = new StringBuilder();
        Path file = Files.write(folder.resolve("entries.xlsx"), out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String content = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().endsWith("sheet1.xml")) {
                    sheet.append(content);
                } else if (entry.getName().endsWith("sharedStrings.xml")) {
                    texts.append(content);
                }
            }
        }
        assertThat(sheet.toString()).doesNotContain("<f>").contains("r=\"1201\"");
        assertThat(texts.toString()).contains("=1+1").contains("row 1199");
    }
}
