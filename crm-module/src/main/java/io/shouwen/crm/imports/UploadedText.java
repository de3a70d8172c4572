package io.shouwen.crm.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file whose encoding nobody stated. A byte order mark decides; without one, what is valid UTF-8 is UTF-8,
 * and the rest is GB18030, as Chinese spreadsheets save it.
 */
public record UploadedText(String text, String encoding) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** @throws FileNotReadable where it is no text */
    public static UploadedText of(byte[] file) {
        if (file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF) {
            return strictly(file, 3, StandardCharsets.UTF_8);
        }
        if (file.length >= 2 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) {
            return strictly(file, 2, StandardCharsets.UTF_16LE);
        }
        if (file.length >= 2 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) {
            return strictly(file, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return decode(file, 0, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            return strictly(file, 0, GB18030);
        }
    }

    private static UploadedText strictly(byte[] file, int from, Charset charset) {
        try {
            return decode(file, from, charset);
        } catch (CharacterCodingException e) {
            throw FileNotReadable.notText();
        }
    }

    private static UploadedText decode(byte[] file, int from, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file, from, file.length - from))
                .toString();
        if (text.indexOf('\0') >= 0) { // a workbook or another binary file
            throw FileNotReadable.notText();
        }
        return new UploadedText(text, charset.name());
    }

    @Override
    public String toString() {
        return "UploadedText[" + encoding + "]";
    }
}
