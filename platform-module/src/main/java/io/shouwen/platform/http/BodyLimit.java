package io.shouwen.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Limits how much a REST operation reads: 256 KiB, unless the operation says {@link AtMost}. Declared or counted, 413. What
 * no operation reads, a body of GET or DELETE, is refused: it may hold the condition without which too much happens.
 */
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {

    /** The largest body that the operation accepts. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface AtMost {
        int bytes();
    }

    private static final int USUAL = 256 * 1024;
    private static final Set<String> BODILESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE);
    /** A parser that does not believe in the end would otherwise spin for ever. */
    private static final int MOST_ENDS = 100;

    @Context
    private ResourceInfo operation;

    @Override
    public void filter(ContainerRequestContext request) {
        AtMost own = operation.getResourceMethod() == null
                ? null
                : operation.getResourceMethod().getAnnotation(AtMost.class);
        int limit = own == null ? USUAL : own.bytes();
        if (lengthOf(request) > limit) {
            throw new TooLarge(limit);
        }
        if (request.hasEntity()) {
            if (BODILESS.contains(request.getMethod())) {
                throw new BodyNotRead();
            }
            requirePlain(request);
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
        }
    }

    /** A coded body would be taken for what it is not (RFC 9110 §8.4). */
    private static void requirePlain(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity")) {
            throw new NotSupportedException();
        }
    }

    /** As declared; JAX-RS has no number for what is beyond an int. */
    private static long lengthOf(ContainerRequestContext request) {
        String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return declared == null ? -1 : Long.parseLong(declared.trim());
        } catch (NumberFormatException notInOneNumber) {
            return Long.MAX_VALUE;
        }
    }

    /** 400: a body where none is read. */
    static final class BodyNotRead extends Refusal {
        BodyNotRead() {
            super(Kind.INVALID, "platform.body-not-read", "no body is read here; send none", Map.of());
        }
    }

    /** 408: the body stopped coming; or 400: it ended before its end, or its chunks make no sense. */
    static final class BodyCutOff extends Refusal {

        static BodyCutOff of(IOException cause) {
            return Causes.find(cause, TimeoutException.class).isPresent()
                    ? new BodyCutOff(Kind.TIMEOUT, "platform.timeout", "the body did not come whole in time", cause)
                    : new BodyCutOff(Kind.INVALID, "platform.not-readable", "the body is cut off", cause);
        }

        private BodyCutOff(Kind kind, String code, String detail, IOException cause) {
            super(kind, code, detail, Map.of(), cause);
        }
    }

    /** 413. */
    public static final class TooLarge extends Refusal {
        public TooLarge(int limit) {
            super(
                    Kind.TOO_LARGE,
                    "platform.too-large",
                    "at most " + limit + " bytes are accepted here",
                    Map.of("limit", limit));
        }
    }

    private static final class Counted extends FilterInputStream {
        private final int limit;
        private long read;
        private int ends;

        Counted(InputStream body, int limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            try {
                int b = super.read();
                count(b < 0 ? -1 : 1);
                return b;
            } catch (IOException e) {
                throw BodyCutOff.of(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int n = super.read(buffer, offset, length);
                count(n);
                return n;
            } catch (IOException e) {
                throw BodyCutOff.of(e);
            }
        }

        private void count(int n) {
            if (n < 0 && ++ends > MOST_ENDS) {
                throw new IllegalStateException("a reader goes on and on after the body's end");
            }
            read += Math.max(n, 0);
            if (read > limit) {
                throw new TooLarge(limit);
            }
        }
    }
}
