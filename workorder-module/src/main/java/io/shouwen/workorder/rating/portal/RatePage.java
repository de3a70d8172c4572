package io.shouwen.workorder.rating.portal;

import io.shouwen.platform.http.Refusal;
import io.shouwen.workorder.rating.RatingWorkOrder;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** What a customer sees behind the link: stars and a comment, or why there is nothing to answer any more. */
@Named
@ViewScoped
public class RatePage implements Serializable {

    private RatingWorkOrder rating;
    private String token;
    private Integer stars;
    private transient String comment; // what is being typed is in no stored session
    private boolean done;
    private String refusal;

    @Inject
    RatePage(RatingWorkOrder rating) {
        this.rating = rating;
    }

    protected RatePage() {} // CDI proxy

    public void check() {
        try {
            rating.check(token);
        } catch (Refusal refused) {
            refusal = refused.code();
        }
    }

    public void send() {
        try {
            rating.rate(token, stars == null ? 0 : stars, comment);
            done = true;
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.INVALID) {
                throw refused;
            }
            refusal = refused.code();
        }
    }

    /** Code of what speaks against an answer; null while nothing does. */
    public String getRefusal() {
        return refusal;
    }

    public boolean isDone() {
        return done;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public Integer getStars() {
        return stars;
    }

    public void setStars(Integer stars) {
        this.stars = stars;
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }
}
