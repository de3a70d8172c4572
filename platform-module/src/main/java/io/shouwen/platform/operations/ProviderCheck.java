package io.shouwen.platform.operations;

import io.shouwen.platform.signin.OpenIdProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The OpenID provider answers: without it nobody can sign in. */
@ApplicationScoped
class ProviderCheck implements SystemCheck {

    private final OpenIdProvider provider;

    @Inject
    ProviderCheck(OpenIdProvider provider) {
        this.provider = provider;
    }

    protected ProviderCheck() { // CDI proxy
        this(null);
    }

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public String look() throws Unwell {
        if (!provider.answers()) {
            throw new Unwell("the OpenID provider does not answer");
        }
        return "OpenID Connect";
    }
}
