package io.shouwen.privacy.rights.portal;

import io.shouwen.platform.http.Refusal;
import io.shouwen.privacy.rights.FetchingCopy;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import org.omnifaces.util.Faces;

/** Behind a person's link: the code in, the copy of their data out, once. */
@Named
@ViewScoped
public class MyDataPage implements Serializable {

    private FetchingCopy fetching;
    private String token;
    private transient String code;
    private boolean waiting;

    @Inject
    MyDataPage(FetchingCopy fetching) {
        this.fetching = fetching;
    }

    protected MyDataPage() {} // CDI proxy

    public void check() {
        waiting = fetching.waiting(token);
    }

    public void fetch() throws IOException {
        byte[] zip;
        try {
            zip = fetching.fetch(token, code);
        } catch (Refusal refused) {
            waiting = fetching.waiting(token);
            throw refused;
        }
        waiting = false;
        Faces.sendFile(zip, "my-data.zip", true);
    }

    public boolean isWaiting() {
        return waiting;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
