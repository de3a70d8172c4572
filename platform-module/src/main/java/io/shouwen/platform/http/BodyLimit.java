package io.shouwen.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** Limits how much a REST operation reads: 256 KiB, unless the operation says {@link AtMost}. Declared or counted, 413. */
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {

    /** The largest body that the operation accepts. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface AtMost {
        int bytes();
    }

    private static final int USUAL = 256 * 1024;
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
        if (request.getLength() > limit) {
            throw new TooLarge(limit);
        }
        if (request.hasEntity()) {
            request.setEntityStream(new Counted(request.getEntityStream(), limit));
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
            int b = super.read();
            count(b < 0 ? -1 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(n);
            return n;
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
