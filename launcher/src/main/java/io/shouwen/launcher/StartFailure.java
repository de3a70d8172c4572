package io.shouwen.launcher;

/** The suite cannot run. The message says what happened and what to do; the code is the command's exit status. */
public final class StartFailure extends RuntimeException {

    /** What failed, with the exit status that tells it to a calling program. */
    public enum Part {
        USAGE(2),
        PORT(3),
        DATABASE(4),
        SIGN_IN(5),
        APPLICATION(6),
        RUN_FOLDER(7);

        private final int exitStatus;

        Part(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Part part;

    public StartFailure(Part part, String message) {
        super(message);
        this.part = part;
    }

    public StartFailure(Part part, String message, Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}
