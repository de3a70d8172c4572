package io.shouwen.testing;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, follows redirects, and is signed in by the issuer at once as the person given. */
public final class Visitor {

    /** Tells the test issuer whom to sign in. */
    public static final String HEADER = "X-Test-Person";

    private static final Pattern STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\""); // sent back by PrimeFaces' script

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Person person;
    private final List<URI> way = new ArrayList<>();

    private Visitor(Person person) {
        this.person = person;
    }

    public static Visitor as(Person person) {
        return new Visitor(person);
    }

    /** Has a browser and no account: stays at the issuer's page. */
    public static Visitor stranger() {
        return new Visitor(null);
    }

    /** Opens the page and follows every redirect. */
    public Answer open(String path) {
        way.clear();
        Answer answer = step(URI.create(Running.base() + path));
        for (int i = 0; i < 12 && answer.status() / 100 == 3; i++) {
            answer = step(answer.address().resolve(answer.header("Location").orElseThrow()));
        }
        return answer;
    }

    /** Opens the page and follows no redirect. */
    public Answer knock(String path) {
        return step(URI.create(Running.base() + path));
    }

    /** Follows one address as it stands. */
    public Answer step(URI address) {
        way.add(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .GET();
        if (person != null && address.toString().startsWith(TestIssuer.issuer())) {
            request.header(HEADER, told());
        }
        return send(request.build());
    }

    /** Posts a form. */
    public Answer submit(String path, Map<String, String> form) {
        return submit(path, form.entrySet());
    }

    /** Posts a form in which a field may stand more than once. */
    public Answer submit(String path, Collection<Map.Entry<String, String>> fields) {
        String body = fields.stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(Running.base() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Presses a button of a form on the page as it was answered. */
    public Answer press(Answer page, String form, String button, Collection<Map.Entry<String, String>> fields) {
        List<Map.Entry<String, String>> sent = new ArrayList<>(fields);
        sent.add(Map.entry(form, form));
        sent.add(Map.entry(button, button));
        Matcher state = STATE.matcher(page.body());
        if (state.find()) {
            sent.add(Map.entry("jakarta.faces.ViewState", state.group(1).replace("&amp;", "&")));
        }
        Matcher nonce = NONCE.matcher(page.body());
        if (nonce.find()) {
            sent.add(Map.entry("primefaces.nonce", nonce.group(1)));
        }
        return submit(page.address().getPath(), sent);
    }

    /** Posts a form with a text file in it. */
    public Answer submitFile(String path, Map<String, String> form, String field, String fileName, String text) {
        String boundary = "----shouwen" + System.nanoTime();
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n" + text + "\r\n--" + boundary + "--\r\n");
        return send(HttpRequest.newBuilder(URI.create(Running.base() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Every address of the last {@link #open}, in order. */
    public List<URI> way() {
        return List.copyOf(way);
    }

    public CookieManager cookies() {
        return cookies;
    }

    private String told() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("staffNumber", person.staffNumber());
        json.put("name", person.name());
        json.put("department", person.department());
        json.put("permissions", List.copyOf(person.permissions()));
        json.put("secondFactor", person.secondFactor());
        return Base64URL.encode(JSONObjectUtils.toJSONString(json)).toString();
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
