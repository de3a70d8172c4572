package io.shouwen.platform.signin;

import io.shouwen.platform.access.SignedInActor;

/** Somebody left a portal: by the button, from the provider, or because the session could not be refreshed. */
public record SignedOut(SignedInActor actor, String how) {}
