package io.shouwen.platform.operations;

/** Something that must be well for the node to take requests; an application-scoped bean of any module. */
public interface SystemCheck {

    /** A detail that begins so is worth a look, and keeps no node from its work. */
    String ATTENTION = "attention: ";

    String name();

    /**
     * Looks now.
     *
     * @return a short detail for operators, without personal data
     */
    String look() throws Unwell;

    /** What is wrong, for operators. */
    final class Unwell extends Exception {
        public Unwell(String what) {
            super(what);
        }

        public Unwell(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
