package io.shouwen.privacy.log.verify;

import io.shouwen.privacy.log.tree.BadSignature;
import io.shouwen.privacy.log.tree.ClearanceNote;
import io.shouwen.privacy.log.tree.Malformed;
import io.shouwen.privacy.log.tree.NoteSigner;
import io.shouwen.privacy.log.tree.SignedNote;
import io.shouwen.privacy.log.tree.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An officer's own key, on the officer's own machine: made there, and used there to sign that an alarm is cleared. The file
 * holds two lines, the verifier key and {@code PRIVATE+KEY+name+id+base64}, the form that Go's note package writes.
 */
final class SigningClearance {

    private static final String PRIVATE = "PRIVATE+KEY+";
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int LONGEST_FILE = 4_096;

    private SigningClearance() {}

    /** @return the public half */
    static VerifierKey makeKey(String name, Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] open = pair.getPublic().getEncoded();
            VerifierKey key = new VerifierKey(name, Arrays.copyOfRange(open, open.length - 32, open.length));
            byte[] encoded = pair.getPrivate().getEncoded();
            byte[] typed = new byte[33];
            typed[0] = 1;
            System.arraycopy(encoded, encoded.length - 32, typed, 1, 32);
            String id = key.toString().split("\\+", 3)[1];
            write(
                    file,
                    key + "\n" + PRIVATE + name + "+" + id + "+"
                            + Base64.getEncoder().encodeToString(typed) + "\n");
            return key;
        } catch (Malformed notAName) {
            throw new Unusable(notAName.getMessage());
        } catch (FileAlreadyExistsException there) {
            throw new Unusable("there is a file " + file + " already, and no key is written over");
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("this Java has no Ed25519", unfit);
        }
    }

    private static void write(Path file, String text) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel out = Files.newByteChannel(file, options, mine)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /** @return the signed note */
    static String sign(String alarm, String finding, String reference, String origin, Path keyFile) throws IOException {
        try {
            ClearanceNote clearance = new ClearanceNote(origin, UUID.fromString(alarm), finding, reference);
            NoteSigner signer = signer(keyFile);
            String note = SignedNote.sign(clearance.text(), signer).written();
            clearance.requireSigned(note, signer.verifierKey()); // that both lines of the file are of one key
            return note;
        } catch (BadSignature | Malformed | IllegalArgumentException unfit) {
            throw new Unusable(unfit.getMessage());
        } catch (GeneralSecurityException unfit) {
            throw new Unusable("the file " + keyFile + " holds no key that can sign");
        }
    }

    private static NoteSigner signer(Path file) throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            throw new Unusable("there is no file " + file);
        }
        List<String> lines = new String(LogFolder.whole(file, LONGEST_FILE), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (lines.size() != 2 || !lines.get(1).startsWith(PRIVATE)) {
            throw new Unusable("the file " + file + " is none that officer-key has written");
        }
        String[] parts = lines.get(1).split("\\+", 5); // base64 has plus signs of its own
        byte[] typed = parts.length == 5 ? Base64.getDecoder().decode(parts[4]) : new byte[0];
        if (typed.length != 33) {
            throw new Malformed("a private key is 33 bytes");
        }
        byte[] encoded = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + 32);
        System.arraycopy(typed, 1, encoded, PKCS8_HEAD.length, 32);
        PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return new NoteSigner(VerifierKey.parse(lines.get(0)), key);
    }
}
