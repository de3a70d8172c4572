package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.CanonicalJson;
import io.shouwen.privacy.log.tree.Checkpoint;
import io.shouwen.privacy.log.tree.Hash;
import io.shouwen.privacy.log.tree.Hasher;
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
import java.util.Set;
import java.util.TreeMap;

/** The command. Exit code 0: verified; 1: something was tampered with; 2: not something that can be verified. */
public final class ShouwenVerify {

    static final int VERIFIED = 0;
    static final int TAMPERED = 1;
    static final int UNUSABLE = 2;

    private static final Set<String> SIGNING = Set.of("officer-key", "clearance");

    private static final String USAGE = """
            shouwen-verify log FOLDER --key VKEY [--officer-keys VKEYS] [--json]
                checks every entry of an exported log (a folder or its zip file) against its signed checkpoint
            shouwen-verify consistency OLD_CHECKPOINT FOLDER --key VKEY [--officer-keys VKEYS] [--json]
                checks besides that the log still begins with exactly what it held at an earlier checkpoint;
                OLD_CHECKPOINT may be a folder of files NAME.checkpoint: the more, the closer it tells where they part
            shouwen-verify proof FILE.tlog-proof --entry FILE --key VKEY [--json]
                checks one entry's proof

            shouwen-verify officer-key NAME FILE
                makes a key of an officer's own, to clear alarms with: prints the public half for shouwen.log.clearing.keys;
                NAME is the staff number, FILE is for the officer alone
            shouwen-verify clearance ALARM FINDING REFERENCE --origin ORIGIN --signing-key FILE
                signs that an alarm is cleared, and prints the note

            VKEY is the log's public key (name+id+base64); take it from somewhere else than the log itself.
            --origin ORIGIN: the log's origin line, where it is not the key's name.
            --officer-keys VKEYS: the officers' public keys, blanks between them, as the officers themselves hand them on: each
                alarm that the log tells of as cleared must have a note signed by who cleared it; without this option the
                signatures are not checked. Name VKEY there too where clearances that only the log signed are to count.
            --json: one line of JSON; numbers from 2^53 on are strings.
            Exit code: 0 verified, 1 tampered with, 2 input that cannot be used.
            """;

    private final PrintStream out;
    private final PrintStream err;

    public ShouwenVerify(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @SuppressWarnings("SystemOut") // a command speaks on its standard output
    public static void main(String[] args) {
        System.exit(new ShouwenVerify(
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new PrintStream(System.err, true, StandardCharsets.UTF_8))
                .run(CommandWords.asTyped(args)));
    }

    /** @return the exit code */
    public int run(String... args) {
        List<String> words = Arrays.asList(args);
        if (words.contains("--help") || words.contains("-h")) {
            out.print(USAGE);
            return VERIFIED;
        }
        boolean json = words.contains("--json");
        try {
            if (!words.isEmpty() && SIGNING.contains(words.get(0))) {
                out.print(signed(words));
                return VERIFIED;
            }
            Request request = Request.of(args);
            Finding finding = request.finding();
            tell(finding, json);
            return finding instanceof Finding.Verified ? VERIFIED : TAMPERED;
        } catch (Unusable unusable) {
            refuse(unusable.getMessage(), json);
            return UNUSABLE;
        } catch (InvalidPathException notAPath) {
            refuse(CommandWords.pathWords(notAPath), json);
            return UNUSABLE;
        } catch (IOException unreadable) {
            refuse("cannot be read: " + unreadable, json);
            return UNUSABLE;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError unforeseen) {
            // Whatever a hostile file provokes: never "verified", and never the JVM's own 1 either.
            refuse("the verification broke off: " + unforeseen, json);
            return UNUSABLE;
        }
    }

    private static String signed(List<String> words) throws IOException {
        if (words.get(0).equals("officer-key") && words.size() == 3) {
            return SigningClearance.makeKey(words.get(1), Path.of(words.get(2))) + "\n";
        }
        if (words.get(0).equals("clearance")
                && words.size() == 8
                && words.get(4).equals("--origin")
                && words.get(6).equals("--signing-key")) {
            return SigningClearance.sign(words.get(1), words.get(2), words.get(3), words.get(5), Path.of(words.get(7)));
        }
        throw new Unusable("wrong arguments\n\n" + USAGE);
    }

    private void tell(Finding finding, boolean json) {
        if (finding instanceof Finding.Verified verified) {
            Checkpoint checkpoint = verified.checkpoint();
            if (json) {
                Map<String, Object> members = new TreeMap<>(verified.remarks());
                members.put("result", "verified");
                members.put("origin", checkpoint.origin());
                members.put("size", number(checkpoint.size()));
                members.put("root", checkpoint.root().base64());
                members.put("words", verified.words());
                if (!verified.alarms().members().isEmpty()) {
                    members.put("alarms", verified.alarms().members());
                }
                print(members);
            } else {
                out.println("verified: " + verified.words());
                out.println("log:      " + checkpoint.origin());
                out.println("size:     " + checkpoint.size());
                out.println("root:     " + checkpoint.root().base64());
                verified.alarms().lines().forEach(line -> out.println("alarm:    " + line));
            }
        } else if (finding instanceof Finding.Tampered tampered) {
            if (json) {
                Map<String, Object> members = new TreeMap<>();
                members.put("result", "tampered");
                members.put("file", tampered.file());
                members.put("words", tampered.words());
                tampered.index().ifPresent(index -> members.put("index", number(index)));
                tampered.before().ifPresent(index -> members.put("before", number(index)));
                print(members);
            } else {
                out.println("TAMPERED: " + tampered.file() + ": " + tampered.words());
                tampered.index().ifPresent(index -> out.println("index:    " + index));
                tampered.before().ifPresent(index -> out.println("before:   " + index));
            }
        }
    }

    /** From 2^53 on a string: not every reader of JSON has such numbers exactly. */
    static Object number(long value) {
        return value < 1L << 53 ? value : Long.toString(value);
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
    private record Request(
            String command,
            List<String> operands,
            VerifierKey key,
            String origin,
            Optional<List<VerifierKey>> officers,
            Optional<String> entry) {

        /** An entry that fits no bundle may still have a proof; longer than this is not an entry. */
        private static final int LONGEST_ENTRY = 64 << 20;

        /** What a log has to add to a proof ({@code extra}) may be long. */
        private static final int LONGEST_PROOF = 16 << 20;

        private static final Set<String> VALUED = Set.of("--key", "--entry", "--origin", "--officer-keys");

        static Request of(String... args) {
            Deque<String> rest = new ArrayDeque<>(Arrays.asList(args));
            List<String> operands = new ArrayList<>();
            Map<String, String> options = new TreeMap<>();
            while (!rest.isEmpty()) {
                String word = rest.poll();
                String name = word.startsWith("--") ? word.replaceFirst("(?s)=.*", "") : word;
                if (!word.startsWith("--")) {
                    operands.add(word);
                } else if (word.equals("--json") || VALUED.contains(name)) {
                    if (options.put(name, name.equals("--json") ? "" : value(word, name, rest)) != null) {
                        throw new Unusable(name + " is given twice");
                    }
                } else {
                    throw new Unusable("unknown option " + word + "\n\n" + USAGE);
                }
            }
            if (operands.isEmpty()) {
                throw new Unusable("say what to verify\n\n" + USAGE);
            }
            if (!options.containsKey("--key")) {
                throw new Unusable("--key VKEY is missing\n\n" + USAGE);
            }
            try {
                // Copied out of a file or a mail, a key may have brought blanks or a line's end along.
                VerifierKey parsed = VerifierKey.parse(options.get("--key").strip());
                return new Request(
                        operands.get(0),
                        operands.subList(1, operands.size()),
                        parsed,
                        options.getOrDefault("--origin", parsed.name()),
                        Optional.ofNullable(options.get("--officer-keys")).map(Request::officers),
                        Optional.ofNullable(options.get("--entry")));
            } catch (Malformed notAKey) {
                throw new Unusable("--key: " + notAKey.getMessage());
            }
        }

        private static List<VerifierKey> officers(String keys) {
            try {
                List<VerifierKey> officers = VerifierKey.parseAll(keys);
                if (officers.isEmpty()) {
                    throw new Unusable("--officer-keys: there is no key");
                }
                return officers;
            } catch (Malformed notAKey) {
                throw new Unusable("--officer-keys: " + notAKey.getMessage());
            }
        }

        /** What stands behind the equals sign, or else the next word, unless that is an option itself. */
        private static String value(String word, String name, Deque<String> rest) {
            boolean joined = word.length() > name.length();
            String value = joined ? word.substring(name.length() + 1) : rest.poll();
            if (value == null || value.isEmpty() || !joined && value.startsWith("--")) {
                throw new Unusable(name + " needs a value; one that begins with -- is written " + name + "=VALUE");
            }
            return value;
        }

        Finding finding() throws IOException {
            return switch (command) {
                case "log" -> {
                    expect(1);
                    yield verifying(LogFolder.open(path(0))).verify(EarlierCheckpoints.NONE);
                }
                case "consistency" -> {
                    expect(2);
                    yield consistency();
                }
                case "proof" -> {
                    expect(1);
                    yield proof();
                }
                default -> throw new Unusable("unknown command " + command + "\n\n" + USAGE);
            };
        }

        private VerifyingLog verifying(LogFolder folder) {
            return new VerifyingLog(folder, key, origin, officers);
        }

        private Finding consistency() throws IOException {
            LogFolder folder = LogFolder.open(path(1));
            try {
                return verifying(folder).verify(EarlierCheckpoints.read(path(0), key, origin));
            } catch (Mismatch refused) {
                return refused.finding();
            }
        }

        private Finding proof() throws IOException {
            String file = operands.get(0);
            byte[] written = bytes(path(0), LONGEST_PROOF);
            byte[] leaf = bytes(
                    Path.of(entry.orElseThrow(() -> new Unusable("--entry FILE is missing\n\n" + USAGE))),
                    LONGEST_ENTRY);
            if (!ProofFile.begins(written)) {
                throw new Unusable(file + " is not a tlog-proof");
            }
            try {
                ProofFile proof = ProofFile.parse(written);
                try {
                    return verified(proof, Hash.ofEntry(leaf), "", Map.of());
                } catch (ProofFile.NotIncluded notAsItIs) {
                    if (leaf.length == 0 || leaf[leaf.length - 1] != '\n') {
                        throw notAsItIs;
                    }
                    // An editor may have ended the file with a newline that the entry does not have.
                    return verified(
                            proof,
                            new Hasher().entry(leaf, 0, leaf.length - 1),
                            ", without the newline at the end of the file",
                            Map.of("finalNewline", "ignored"));
                }
            } catch (BadSignature | Malformed | ProofFile.NotIncluded refused) {
                return Finding.Tampered.somewhere(file, refused.getMessage());
            }
        }

        private Finding verified(ProofFile proof, Hash leaf, String how, Map<String, ?> remarks) {
            Checkpoint checkpoint = proof.verify(leaf, key, origin);
            return new Finding.Verified(
                    checkpoint,
                    "the entry stands at index " + proof.index() + " of the " + checkpoint.size()
                            + " entries of the signed checkpoint" + how,
                    remarks,
                    new AlarmsTold());
        }

        private void expect(int count) {
            if (entry.isPresent() && !command.equals("proof")) {
                throw new Unusable("--entry belongs to proof");
            }
            if (officers.isPresent() && command.equals("proof")) {
                throw new Unusable("--officer-keys belongs to log and consistency");
            }
            if (operands.size() != count) {
                throw new Unusable("wrong number of arguments\n\n" + USAGE);
            }
        }

        private Path path(int index) {
            return Path.of(operands.get(index));
        }

        private static byte[] bytes(Path path, int most) throws IOException {
            if (!Files.isRegularFile(path)) {
                throw new Unusable("there is no file " + path);
            }
            return LogFolder.whole(path, most);
        }
    }
}
