package io.shouwen.privacy.log;

import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import org.postgresql.ds.PGSimpleDataSource;

/** A node of its own process, to be killed: sequences without pause until it is. */
public final class SequencerUnderFire {

    private SequencerUnderFire() {}

    /** @param args JDBC address, verifier key, private key in base64 */
    public static void main(String[] args) throws Exception {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        var key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(args[2])));
        var signer =
                new io.shouwen.privacy.log.tree.NoteSigner(io.shouwen.privacy.log.tree.VerifierKey.parse(args[1]), key);
        LogRun run = new LogRun(
                database,
                signer,
                new ClearingKeys(signer.verifierKey(), java.util.List.of()),
                Clock.systemUTC(),
                new AwaitedEntries(),
                500,
                1_024);
        while (true) {
            run.run().ifPresent(alarm -> System.exit(3));
        }
    }
}
