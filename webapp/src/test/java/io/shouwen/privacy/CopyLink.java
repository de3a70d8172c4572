package io.shouwen.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.testing.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The link behind which a copy of somebody's data waits, opened in a browser without any account. */
public final class CopyLink {

    private static final Pattern STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String link;
    private final String page;

    public CopyLink(String link) throws IOException, InterruptedException {
        this.link = link;
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(Running.base() + link)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        page = answer.body();
    }

    /** As it was when the link was opened. */
    String page() {
        return page;
    }

    public Fetched fetch(String code) throws IOException, InterruptedException {
        Matcher state = STATE.matcher(page);
        assertThat(state.find()).as(page).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("fetch", "fetch");
        form.put("fetch:code", code);
        form.put("fetch:send", "");
        form.put("jakarta.faces.ViewState", state.group(1).replace("&amp;", "&"));
        String body = form.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(Running.base() + link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        return new Fetched(type, answer.body());
    }

    /** What came back: a page, or the file. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fetched(String type, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public Map<String, String> files() throws IOException {
            Map<String, String> files = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return files;
        }
    }
}
