package io.shouwen.privacy.rights;

import io.shouwen.platform.text.Texts;
import io.shouwen.platform.time.OrganisationZone;
import io.shouwen.privacy.rights.PersonalDataHolder.Field;
import io.shouwen.privacy.rights.PersonalDataHolder.Fingerprint;
import io.shouwen.privacy.rights.PersonalDataHolder.Plain;
import io.shouwen.privacy.rights.PersonalDataHolder.Sealed;
import io.shouwen.privacy.rights.PersonalDataHolder.Section;
import io.shouwen.privacy.vault.PersonId;
import io.shouwen.privacy.vault.Unsealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The copy of a person's data as a file: {@code my-data.json} for programs and {@code my-data.html} for people, in one ZIP. */
@ApplicationScoped
class CopyFile {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final String FORMAT = "shouwen-personal-data/1";
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}(\\.[0-9]+)?Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Unsealing unsealing;
    private OrganisationZone zone;

    protected CopyFile() {} // CDI proxy

    @Inject
    CopyFile(Unsealing unsealing, OrganisationZone zone) {
        this.unsealing = unsealing;
        this.zone = zone;
    }

    byte[] of(PersonId person, List<Section> sections, Instant at) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        StringBuilder html = new StringBuilder();
        for (Section section : sections) {
            JsonArrayBuilder rows = Json.createArrayBuilder();
            html.append("<h2>")
                    .append(escaped(label(section.category(), "copy." + section.category())))
                    .append("</h2>");
            for (List<Field> row : section.rows()) {
                JsonObjectBuilder object = Json.createObjectBuilder();
                html.append("<dl>");
                for (Field field : row) {
                    String value = value(person, field);
                    object.add(field.name(), value);
                    html.append("<dt>")
                            .append(escaped(label(
                                    section.category(),
                                    "copy." + section.category() + "." + field.name(),
                                    "copy." + field.name())))
                            .append("</dt><dd>")
                            .append(escaped(forPeople(section.category(), field, value)))
                            .append("</dd>");
                }
                html.append("</dl>");
                rows.add(object);
            }
            json.add(section.category(), rows);
        }
        String document = Json.createObjectBuilder()
                .add("format", FORMAT)
                .add("person", person.toString())
                .add("at", at.toString())
                .add("data", json)
                .build()
                .toString();
        return zip(Map.of("my-data.json", document, "my-data.html", page(html, at)));
    }

    private String value(PersonId person, Field field) {
        if (field instanceof Sealed sealed) {
            return unsealing
                    .unseal(person, sealed.field(), sealed.row(), sealed.ciphertext())
                    .disclose();
        }
        if (field instanceof Fingerprint) {
            return text("copy.fingerprint");
        }
        return ((Plain) field).value() == null ? "" : ((Plain) field).value();
    }

    /** Words for codes, and times as the clock on the wall showed them. */
    private String forPeople(String category, Field field, String value) {
        if (!(field instanceof Plain plain) || plain.value() == null) {
            return value;
        }
        if (plain.label() != null) {
            return label(category, plain.label());
        }
        return INSTANT.matcher(value).matches()
                ? TIME.format(Instant.parse(value).atZone(zone.id()))
                : value;
    }

    private String page(StringBuilder body, Instant at) {
        return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>" + escaped(text("copy.title"))
                + "</title><style>body{font:14px/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;"
                + "max-width:48rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:12rem 1fr;gap:.25rem 1rem;"
                + "border-top:1px solid #ccc;padding-top:.5rem;break-inside:avoid}dt{color:#555}dd{margin:0;white-space:pre-wrap}"
                + "</style></head><body><h1>" + escaped(text("copy.title")) + "</h1><p>"
                + escaped(text("copy.lead")) + "</p><p>" + TIME.format(at.atZone(zone.id())) + "</p>" + body
                + "</body></html>";
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name : files.keySet().stream().sorted().toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(files.get(name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first of these keys that the category's module knows, else the key's last part. */
    private static String label(String category, String... keys) {
        String module = category.substring(0, category.indexOf('.'));
        for (String key : keys) {
            var found = Texts.find(module, key, LANGUAGE, Map.of());
            if (found.isPresent()) {
                return found.get();
            }
        }
        String last = keys[keys.length - 1];
        return Texts.find("privacy", last, LANGUAGE, Map.of()).orElse(last.substring(last.lastIndexOf('.') + 1));
    }

    private static String text(String key) {
        return Texts.find("privacy", key, LANGUAGE, Map.of()).orElse(key);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
