package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.CanonicalJson;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.ProofFile;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The command. Exit code 0: verified; 1: something was tampered with; 2: not something that can be verified. */
public final class ShouwenVerify {

    static final int VERIFIED = 0;
    static final int TAMPERED = 1;
    static final int UNUSABLE = 2;

    private static final String USAGE = """
            shouwen-verify log FOLDER --key VKEY [--json]
                checks every entry of an exported log (a folder or its zip file) against its signed checkpoint
            shouwen-verify consistency OLD_CHECKPOINT FOLDER --key VKEY [--json]
                checks besides that the log still begins with exactly what it held at an earlier checkpoint
            shouwen-verify proof FILE.tlog-proof --entry FILE --key VKEY [--json]
                checks one entry's proof

            VKEY is the log's public key (name+id+base64); take it from somewhere else than the log itself.
            Exit code: 0 verified, 1 tampered with, 2 input that cannot be used.
            """;

    private final PrintStream out;
    private final PrintStream err;

    ShouwenVerify(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @SuppressWarnings("SystemOut") // a command speaks on its standard output
    public static void main(String[] args) {
        System.exit(new ShouwenVerify(
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new PrintStream(System.err, true, StandardCharsets.UTF_8))
                .run(args));
    }

    int run(String... args) {
        boolean json = Arrays.asList(args).contains("--json");
        try {
            Request request = Request.of(args);
            Finding finding = request.finding();
            tell(finding, json);
            return finding instanceof Finding.Verified ? VERIFIED : TAMPERED;
        } catch (Unusable | InvalidPathException unusable) {
            refuse(unusable.getMessage(), json);
            return UNUSABLE;
        } catch (IOException unreadable) {
            refuse("cannot be read: " + unreadable, json);
            return UNUSABLE;
        }
    }

    private void tell(Finding finding, boolean json) {
        if (finding instanceof Finding.Verified verified) {
            Checkpoint checkpoint = verified.checkpoint();
            if (json) {
                print(Map.of(
                        "result", "verified",
                        "origin", checkpoint.origin(),
                        "size", checkpoint.size(),
                        "root", checkpoint.root().base64(),
                        "words", verified.words()));
            } else {
                out.println("verified: " + verified.words());
                out.println("log:      " + checkpoint.origin());
                out.println("size:     " + checkpoint.size());
                out.println("root:     " + checkpoint.root().base64());
            }
        } else if (finding instanceof Finding.Tampered tampered) {
            if (json) {
                Map<String, Object> members = new TreeMap<>();
                members.put("result", "tampered");
                members.put("file", tampered.file());
                members.put("words", tampered.words());
                tampered.index().ifPresent(index -> members.put("index", index));
                print(members);
            } else {
                out.println("TAMPERED: " + tampered.file() + ": " + tampered.words());
                tampered.index().ifPresent(index -> out.println("index:    " + index));
            }
        }
    }

    private void refuse(String words, boolean json) {
        if (json) {
            print(Map.of("result", "unusable", "words", String.valueOf(words)));
        } else {
            err.println("cannot verify: " + words);
        }
    }

    private void print(Map<String, ?> members) {
        out.println(new String(CanonicalJson.of(members), StandardCharsets.UTF_8));
    }

    /** What is asked for on the command line. */
    private record Request(String command, List<String> operands, VerifierKey key, Optional<String> entry) {

        static Request of(String... args) {
            Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
            List<String> operands = new ArrayList<>();
            Optional<String> key = Optional.empty();
            Optional<String> entry = Optional.empty();
            while (!rest.isEmpty()) {
                String word = rest.poll();
                switch (word) {
                    case "--key" -> key = Optional.ofNullable(rest.poll());
                    case "--entry" -> entry = Optional.ofNullable(rest.poll());
                    case "--json" -> {}
                    default -> {
                        if (word.startsWith("--")) {
                            throw new Unusable("unknown option " + word + "\n\n" + USAGE);
                        }
                        operands.add(word);
                    }
                }
            }
            if (operands.isEmpty()) {
                throw new Unusable("say what to verify\n\n" + USAGE);
            }
            try {
                VerifierKey parsed =
                        VerifierKey.parse(key.orElseThrow(() -> new Unusable("--key VKEY is missing\n\n" + USAGE)));
                return new Request(operands.get(0), operands.subList(1, operands.size()), parsed, entry);
            } catch (Malformed notAKey) {
                throw new Unusable("--key: " + notAKey.getMessage());
            }
        }

        Finding finding() throws IOException {
            return switch (command) {
                case "log" -> {
                    expect(1);
                    yield new VerifyingLog(LogFolder.open(path(0)), key).verify();
                }
                case "consistency" -> {
                    expect(2);
                    String earlier = text(path(0));
                    yield new VerifyingLog(LogFolder.open(path(1)), key).verifyContinues(earlier);
                }
                case "proof" -> {
                    expect(1);
                    yield proof();
                }
                default -> throw new Unusable("unknown command " + command + "\n\n" + USAGE);
            };
        }

        private Finding proof() throws IOException {
            byte[] bytes = bytes(Path.of(entry.orElseThrow(() -> new Unusable("--entry FILE is missing\n\n" + USAGE))));
            // An entry never ends in a newline; an editor may have added one.
            boolean newline = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
            byte[] leaf = newline ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
            String file = operands.get(0);
            try {
                ProofFile proof = ProofFile.parse(text(path(0)));
                Checkpoint checkpoint = proof.verify(leaf, key);
                return new Finding.Verified(
                        checkpoint,
                        "the entry stands at index " + proof.index() + " of the " + checkpoint.size()
                                + " entries of the signed checkpoint");
            } catch (BadSignature | Malformed | ProofFile.NotIncluded refused) {
                return new Finding.Tampered(Optional.empty(), file, refused.getMessage());
            }
        }

        private void expect(int count) {
            if (operands.size() != count) {
                throw new Unusable("wrong number of arguments\n\n" + USAGE);
            }
        }

        private Path path(int index) {
            return Path.of(operands.get(index));
        }

        private static String text(Path path) throws IOException {
            return new String(bytes(path), StandardCharsets.UTF_8);
        }

        private static byte[] bytes(Path path) throws IOException {
            if (!Files.isRegularFile(path)) {
                throw new Unusable("there is no file " + path);
            }
            return Files.readAllBytes(path);
        }
    }
}
