package io.shouwen.privacy.log;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Whoever writes through this may close it; the stream below stays open: the container closes the answer itself. */
final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
