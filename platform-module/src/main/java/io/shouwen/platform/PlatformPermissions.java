package io.shouwen.platform;

/** The platform's own permissions: what operators may, and what everybody may. */
public final class PlatformPermissions {

    public static final String OPERATIONS_VIEW = "platform.operations.view";
    public static final String JOB_CANCEL = "platform.job.cancel";

    /** One's own notices, which everybody has. */
    public static final String NOTIFICATIONS_READ = "platform.notifications.read";

    private PlatformPermissions() {}
}
