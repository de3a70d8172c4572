package io.shouwen.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/crm/customers",
                "//api/crm",
                "/x/../api/crm",
                "/%61pi/crm",
                "/api;x=1/crm",
                "/api/crm/{x}",
                "/./api/crm"
            })
    void knowsAProgramsAddressHoweverItWasWritten(String failed) {
        assertThat(ApiAddress.is(failedAt(failed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/desk", "/desk/api/", "/api/../desk", "/public/api"})
    void knowsAPersonsAddress(String failed) {
        assertThat(ApiAddress.is(failedAt(failed))).isFalse();
    }

    private static HttpServletRequest failedAt(String address) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ApiAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getDispatcherType" -> DispatcherType.ERROR;
                    case "getContextPath" -> "";
                    case "getAttribute" -> arguments[0].equals(RequestDispatcher.ERROR_REQUEST_URI) ? address : null;
                    default -> throw new IllegalStateException(method.getName());
                });
    }
}
