package io.shouwen.privacy.log.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command line as it was typed. Under a locale such as {@code C}, Java reads words as ASCII and loses the rest, so that
 * a key named in Chinese would be none; where the system keeps the bytes (Linux), they are read once more, as UTF-8. Paths
 * stay with the locale: Java opens no file whose name it cannot spell.
 */
final class CommandWords {

    private static final Path AS_TYPED = Path.of("/proc/self/cmdline");

    private CommandWords() {}

    static String[] asTyped(String... args) {
        if (Arrays.stream(args).noneMatch(CommandWords::isDamaged) || !Files.isReadable(AS_TYPED)) {
            return args;
        }
        try {
            return restored(Files.readAllBytes(AS_TYPED), args);
        } catch (IOException unreadable) {
            return args;
        }
    }

    /** @param line every word of the process, each followed by a zero byte; the last are the arguments */
    static String[] restored(byte[] line, String... args) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            List<String> words = new ArrayList<>(Arrays.asList(text.split("\0", -1)));
            words.remove(words.size() - 1);
            List<String> last = words.subList(Math.max(0, words.size() - args.length), words.size());
            for (int i = 0; i < args.length; i++) {
                if (last.size() != args.length || !isDamaged(args[i]) && !args[i].equals(last.get(i))) {
                    return args; // out of an argument file, say
                }
            }
            return last.toArray(String[]::new);
        } catch (CharacterCodingException notUtf8) {
            return args;
        }
    }

    private static boolean isDamaged(String word) {
        return word.indexOf('\uFFFD') >= 0;
    }

    static String pathWords(InvalidPathException notAPath) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return charset.newEncoder().canEncode(notAPath.getInput())
                ? notAPath.getMessage()
                : "under this locale Java opens no file of such a name; set LC_ALL=C.UTF-8: " + notAPath.getInput();
    }
}
