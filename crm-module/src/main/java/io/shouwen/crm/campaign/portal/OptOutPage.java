package io.shouwen.crm.campaign.portal;

import io.shouwen.crm.campaign.OptingOut;
import io.shouwen.platform.signin.SignInSettings;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.util.Faces;

/** Behind the link in a mail: one button that ends them. It says the same whatever the link. */
@Named
@ViewScoped
public class OptOutPage implements Serializable {

    private OptingOut opting;
    private SignInSettings settings;
    private String token;
    private boolean done;

    @Inject
    OptOutPage(OptingOut opting, SignInSettings settings) {
        this.opting = opting;
        this.settings = settings;
    }

    protected OptOutPage() {} // CDI proxy

    public void confirm() {
        opting.optOut(token, settings.addressOf(Faces.getRequest()));
        done = true;
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
}
