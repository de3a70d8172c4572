package io.shouwen.platform;

/** The platform's own permissions: what operators may. */
public final class PlatformPermissions {

    public static final String OPERATIONS_VIEW = "platform.operations.view";
    public static final String JOB_CANCEL = "platform.job.cancel";

    private PlatformPermissions() {}
}
