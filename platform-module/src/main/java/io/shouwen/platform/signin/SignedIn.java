package io.shouwen.platform.signin;

import io.shouwen.platform.access.SignedInActor;

/** Somebody signed in to a portal's pages. */
public record SignedIn(SignedInActor actor) {}
