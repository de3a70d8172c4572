package io.shouwen.platform.http;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text as RFC 8259 says and nothing beside it, before the container's lenient parser sees it: that one never
 * comes to an end where an unknown member holds an unclosed object (Parsson 1.1.7, {@code skipObject} at the end of the text).
 *
 * <p>Refused beside what is no JSON: text that is not UTF-8, U+0000 and lone surrogates (the database takes neither), a member
 * given twice, numbers of more than {@link #MOST_DIGITS} digits written out, and more than {@link #DEEPEST} levels.
 *
 * <p>Gives {@link Map}, {@link List}, {@link String}, {@link BigDecimal}, {@link Boolean} or null.
 */
final class StrictJson {

    static final int DEEPEST = 64;
    static final int MOST_DIGITS = 1000;

    private final String text;
    private int at;
    private int depth;

    private StrictJson(String text) {
        this.text = text;
    }

    /** @throws NotJson where it is anything else than one JSON text */
    static Object read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new NotJson("not UTF-8", 0);
        }
        StrictJson json = new StrictJson(text);
        Object value = json.value();
        json.space();
        if (json.at < text.length()) {
            throw json.refuse("something follows the value");
        }
        return value;
    }

    private Object value() {
        space();
        switch (peek()) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> members = new LinkedHashMap<>();
        space();
        if (peek() == '}') {
            return leave(members);
        }
        while (true) {
            space();
            if (peek() != '"') {
                throw refuse("a member's name is missing");
            }
            String name = string();
            space();
            expect(':');
            if (members.containsKey(name)) {
                throw refuse("a member comes twice");
            }
            members.put(name, value());
            space();
            if (peek() == '}') {
                return leave(members);
            }
            expect(',');
        }
    }

    private List<Object> array() {
        enter();
        List<Object> elements = new ArrayList<>();
        space();
        if (peek() == ']') {
            return leave(elements);
        }
        while (true) {
            elements.add(value());
            space();
            if (peek() == ']') {
                return leave(elements);
            }
            expect(',');
        }
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw refuse("nested too deep");
        }
    }

    private <T> T leave(T read) {
        at++;
        depth--;
        return read;
    }

    private String string() {
        at++;
        StringBuilder read = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                break;
            }
            if (c < ' ') {
                throw refuse("a control character in a text");
            }
            read.append(c == '\\' ? escaped() : c);
        }
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < read.length()
                    && Character.isLowSurrogate(read.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw refuse("U+0000 or half a surrogate pair in a text");
            }
            i += pair ? 1 : 0;
        }
        return read.toString();
    }

    private char escaped() {
        char c = next();
        switch (c) {
            case '"', '\\', '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = hexDigit(next());
                    code = code * 16 + digit;
                }
                return (char) code;
            default:
                throw refuse("an escape that JSON does not know");
        }
    }

    private int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
            return Character.toLowerCase(c) - 'a' + 10;
        }
        throw refuse("an escape that JSON does not know");
    }

    private BigDecimal number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else if (digits() == 0) {
            throw refuse("no JSON value");
        }
        if (peek() == '.') {
            at++;
            demandDigits();
        }
        int exponent = -1;
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            exponent = at;
            demandDigits();
        }
        // Looked at as text: the arithmetic itself is what a hostile exponent aims at.
        boolean far = exponent >= 0 && (at - exponent > 4 || Integer.parseInt(text, exponent, at, 10) > MOST_DIGITS);
        if (far || at - start > MOST_DIGITS) {
            throw refuse("a number of more than " + MOST_DIGITS + " digits");
        }
        return new BigDecimal(text.substring(start, at));
    }

    private void demandDigits() {
        if (digits() == 0) {
            throw refuse("a digit is missing");
        }
    }

    private int digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at - start;
    }

    private Object word(String word, Object meaning) {
        if (!text.startsWith(word, at)) {
            throw refuse("no JSON value");
        }
        at += word.length();
        return meaning;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
            at++;
        }
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw refuse("'" + wanted + "' is missing");
        }
    }

    /** U+FFFF, which begins nothing, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\uffff';
    }

    private char next() {
        if (at >= text.length()) {
            throw refuse("it ends too early");
        }
        return text.charAt(at++);
    }

    private NotJson refuse(String why) {
        return new NotJson(why, at);
    }

    /** 400: the body is no JSON text that is read here. Repeats nothing of it. */
    static final class NotJson extends Refusal {
        NotJson(String why, int position) {
            super(
                    Kind.INVALID,
                    "platform.not-readable",
                    "the body is not one JSON value in UTF-8: " + why + ", at character " + position,
                    Map.of("position", position));
        }
    }
}
