package io.shouwen.launcher.endpoints;

import io.shouwen.launcher.installation.Secrets;
import io.shouwen.launcher.realm.SecondFactor;
import io.shouwen.platform.demo.DemoPeople;
import io.shouwen.platform.demo.DemoStory.DemoPerson;
import java.util.List;

/**
 * How a demo person signs in, with secrets made for this installation. Everyone has a second factor, since some acts ask
 * for one; the privileged are asked at every sign-in.
 *
 * @param otpKey the authenticator's key, as Keycloak keeps it: the characters themselves are the key's bytes
 */
public record DemoSignIns(DemoPerson person, String password, String otpKey, boolean codeAtSignIn) {

    public static List<DemoSignIns> all(Secrets secrets) {
        return DemoPeople.all().stream()
                .map(person -> new DemoSignIns(
                        person,
                        password(secrets),
                        secrets.reveal("demo.otp." + person.id(), 20),
                        SecondFactor.atSignIn(person.roles())))
                .toList();
    }

    /** One for all thirty, so that a person can try them out. */
    public static String password(Secrets secrets) {
        return secrets.reveal("demo.password", 16);
    }

    /** The key as authenticator programs take it. */
    public String otpSecret() {
        return Base32.encode(otpKey.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "sign-in of " + person.id();
    }
}
