package io.shouwen.platform.signin;

/** A token is not what it must be. The reason is for our tests and logs; the caller learns only that it is refused. */
public final class TokenRefused extends RuntimeException {

    TokenRefused(String reason) {
        super(reason);
    }

    TokenRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
