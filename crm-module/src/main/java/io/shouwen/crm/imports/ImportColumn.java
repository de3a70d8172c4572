package io.shouwen.crm.imports;

import io.shouwen.crm.customer.CustomerField;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column that an import understands, and the headers that name it in Chinese and English. */
public enum ImportColumn {
    NAME(CustomerField.NAME, "name", "客户姓名", "姓名", "名字", "客户名", "客户名称", "full name", "customer", "customer name"),
    PHONE(
            CustomerField.PHONE,
            "phone",
            "手机号",
            "手机",
            "手机号码",
            "电话",
            "电话号码",
            "联系电话",
            "联系方式",
            "mobile",
            "mobile phone",
            "phone number",
            "telephone",
            "tel"),
    EMAIL(CustomerField.EMAIL, "email", "邮箱", "电子邮箱", "电子邮件", "邮件", "e-mail", "mail", "email address"),
    ID_NUMBER(
            CustomerField.ID_NUMBER,
            "idNumber",
            "身份证号",
            "身份证",
            "身份证号码",
            "证件号",
            "证件号码",
            "居民身份证号",
            "id number",
            "id card",
            "id no",
            "identity number",
            "resident id"),
    CARD(CustomerField.CARD, "card", "银行卡号", "银行卡", "卡号", "bank card", "card number", "card no"),
    ADDRESS(CustomerField.ADDRESS, "address", "地址", "联系地址", "住址", "通讯地址"),
    TAGS(null, "tags", "标签", "客户标签", "tag", "labels"),
    CONSENT(null, "consent", "同意", "授权", "同意用途", "授权用途", "同意事项", "consents", "purposes");

    private final CustomerField field;
    private final String word;
    private final Set<String> headers;

    ImportColumn(CustomerField field, String word, String... headers) {
        this.field = field;
        this.word = word;
        this.headers = Stream.concat(Stream.of(word), Arrays.stream(headers))
                .map(ImportColumn::plain)
                .collect(Collectors.toSet());
    }

    /** The protected field that the column fills; empty for tags and consent. */
    public Optional<CustomerField> field() {
        return Optional.ofNullable(field);
    }

    /** In reports, such as {@code idNumber}. */
    public String word() {
        return word;
    }

    static Optional<ImportColumn> headed(String header) {
        String plain = plain(header);
        return Stream.of(values()).filter(c -> c.headers.contains(plain)).findFirst();
    }

    public static ImportColumn of(String word) {
        return Stream.of(values()).filter(c -> c.word.equals(word)).findFirst().orElseThrow();
    }

    /** Case, width, blanks, punctuation and a bracketed remark make no difference: {@code 手机号（必填）} is {@code 手机号}. */
    private static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)", "")
                .replaceAll("[\\s\\p{Punct}\\p{Cf}＊*]", "");
    }
}
