package io.shouwen.workorder.order;

/** How the customer came to us. */
public enum Channel {
    PHONE,
    WECOM,
    WECHAT,
    MINI_PROGRAM,
    WEB_CHAT,
    EMAIL,
    FACE_TO_FACE;

    public String word() {
        return Word.of(this);
    }
}
