package io.shouwen.privacy.rights;

/** What stands where a person's words stood. */
public final class ErasedText {

    public static final String MARKER = "〔已清除 · erased〕";

    /** What is shown in place of words that the law holds back although the rest is erased. */
    public static final String WITHHELD = "〔依法留存，不予显示 · held by law〕";

    private ErasedText() {}
}
