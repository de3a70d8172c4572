package io.shouwen.privacy.rights;

/** What stands where a person's words stood. */
public final class ErasedText {

    public static final String MARKER = "〔已清除 · erased〕";

    private ErasedText() {}
}
