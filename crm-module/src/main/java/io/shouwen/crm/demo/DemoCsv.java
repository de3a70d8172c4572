package io.shouwen.crm.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A file of invented customers to import: the same seed gives the same text. */
public final class DemoCsv {

    private static final Map<String, String> PURPOSES = Map.of("service", "服务", "survey", "回访", "marketing", "营销");

    private DemoCsv() {}

    /**
     * @param faultyEvery every how many rows one has an error, 0 for none; the errors take turns: phone, email, ID number,
     *     card, consent, name
     * @return text with a header in Chinese, to be encoded as UTF-8 or GB18030
     */
    public static String text(long seed, int rows, int faultyEvery) {
        InventedPeople people = new InventedPeople(new Random(seed), series(seed));
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("姓名", "手机号", "邮箱", "身份证号", "银行卡号", "地址", "标签", "同意");
        for (int i = 1; i <= rows; i++) {
            String[] cells = cells(people.next());
            if (faultyEvery > 0 && i % faultyEvery == 0) {
                spoil(cells, i / faultyEvery);
            }
            csv.writeRecord(cells);
        }
        flush(csv);
        return text.toString();
    }

    /** Other people than the demo story's, so that the file can be imported beside it. */
    private static int series(long seed) {
        return 1 + Math.floorMod(seed, 9);
    }

    private static String[] cells(InventedPerson person) {
        return new String[] {
            person.name(),
            person.phone(),
            text(person.email()),
            text(person.idNumber()),
            text(person.card()),
            text(person.address()),
            String.join("；", person.tags()),
            person.purposes().stream().map(PURPOSES::get).collect(Collectors.joining("；"))
        };
    }

    private static void spoil(String[] cells, int turn) {
        List<Runnable> errors = List.of(
                () -> cells[1] = "12345",
                () -> cells[2] = "nobody at example",
                () -> cells[3] = "990000200001010000",
                () -> cells[4] = "6200000000000000",
                () -> cells[7] = "也许",
                () -> cells[0] = "");
        errors.get(turn % errors.size()).run();
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
