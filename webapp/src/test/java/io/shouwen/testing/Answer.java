package io.shouwen.testing;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer, easy to make assertions on. */
public record Answer(HttpResponse<String> raw) {

    public int status() {
        return raw.statusCode();
    }

    public String body() {
        return raw.body();
    }

    public URI address() {
        return raw.uri();
    }

    public Optional<String> header(String name) {
        return raw.headers().firstValue(name);
    }

    /** Media type without parameters, or an empty text. */
    public String type() {
        return header("Content-Type").map(t -> t.split(";")[0].trim()).orElse("");
    }

    public Map<String, Object> json() {
        try {
            return JSONObjectUtils.parse(body());
        } catch (ParseException e) {
            throw new AssertionError("not a JSON object, but " + this, e);
        }
    }

    public List<Object> jsonArray() {
        try {
            return JSONArrayUtils.parse(body());
        } catch (ParseException e) {
            throw new AssertionError("not a JSON array, but " + this, e);
        }
    }

    /** A member of the JSON object as text; null where absent. */
    public String text(String member) {
        Object value = json().get(member);
        return value == null ? null : value.toString();
    }

    /** The {@code items} of a list answer. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> items() {
        return (List<Map<String, Object>>) (List<?>) json().get("items");
    }

    @Override
    public String toString() {
        String start = body() == null ? "" : body().substring(0, Math.min(600, body().length()));
        return status() + " " + type() + " from " + raw.request().method() + " " + raw.uri() + ": " + start;
    }
}
