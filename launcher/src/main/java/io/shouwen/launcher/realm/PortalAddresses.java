package io.shouwen.launcher.realm;

/** Where a portal's client may send a browser: to the two addresses that the application asks for, and nowhere else. */
public final class PortalAddresses {

    /** Attribute of a client. */
    public static final String AFTER_LOGOUT = "post.logout.redirect.uris";

    private PortalAddresses() {}

    /** @param base of the application, without a slash at the end */
    public static String callback(String base) {
        return base + "/sign-in/callback";
    }

    public static String afterLogout(String base) {
        return base + "/";
    }

    /** What earlier versions allowed: anything below the base. */
    public static String anywhere(String base) {
        return base + "/*";
    }
}
