package io.shouwen.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.shouwen.system.browser.Browsing;
import io.shouwen.system.http.Api;
import io.shouwen.system.running.Demo;
import io.shouwen.system.running.RunningSuite;
import io.shouwen.system.signin.SignIn;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages on which values in clear are asked for, as the guide pictures them. */
@ExtendWith(RunningSuite.class)
class ClearValuesPagesST {

    private final Demo demo;

    ClearValuesPagesST(Demo demo) {
        this.demo = demo;
    }

    @Test
    void asksForAListAndFindsTheRequestAmongTheOwn() {
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("staff", demo.first("supervisor"));
            page.navigate(demo.base() + "/privacy/export-request?list=crm.customers&criteria=");
            assertThat(page.locator("#ask").count()).isEqualTo(1);
            Browsing.guidePicture(page, "export-request");
            Api.of(demo, SignIn.to(demo, "staff", demo.first("supervisor")))
                    .post(
                            "/api/privacy/reveal-requests",
                            Json.createObjectBuilder()
                                    .add("list", "crm.customers")
                                    .add("criteria", "")
                                    .add("fields", Json.createArrayBuilder().add("crm.customer.phone"))
                                    .add("purpose", "contact-customer")
                                    .add("why", "data-check")
                                    .build())
                    .expect(201);
            page.navigate(demo.base() + "/privacy/my-requests");
            assertThat(page.locator("main").innerText()).contains("联系客户");
            Browsing.guidePicture(page, "my-requests");
        }
    }

    @Test
    void opensTheOriginalOfATextThatHeldANumber() {
        Api agent = Api.of(demo, SignIn.to(demo, "staff", demo.first("agent")));
        JsonObject customer = agent.post(
                        "/api/crm/customers",
                        Json.createObjectBuilder()
                                .add("name", "图片客户")
                                .add("phone", "19900007788")
                                .add("evenIfSimilar", true)
                                .build())
                .expect(201)
                .json();
        JsonObject order = agent.post(
                        "/api/workorder/work-orders",
                        Json.createObjectBuilder()
                                .add("customer", customer.getString("id"))
                                .add("channel", "phone")
                                .add("type", "technical")
                                .add("priority", "normal")
                                .add("description", "登录不了学习平台，请回电 19900001234")
                                .build())
                .expect(201)
                .json();
        try (var browsing = new Browsing(demo)) {
            Page page = browsing.signedIn("staff", demo.first("agent"));
            page.navigate(demo.base() + "/privacy/original?field=workorder.work_order.description&person="
                    + customer.getString("id") + "&row=" + order.getString("id") + "&case=workorder/"
                    + order.getString("id"));
            assertThat(page.locator("main").innerText()).contains("workorder/" + order.getString("id"));
            Browsing.guidePicture(page, "original");
        }
    }
}
