package io.shouwen.platform.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/**
 * Keycloak's representations in JSON; what a newer Keycloak adds to them is passed over. An interceptor and not a message
 * body reader: Payara's JSON-B would come before that, and does not know Keycloak's names for members.
 */
final class AdministrationJson implements ReaderInterceptor, WriterInterceptor {

    private final ObjectMapper mapper = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext answer) throws IOException {
        if (!isJson(answer.getMediaType())) {
            return answer.proceed();
        }
        byte[] json = answer.getInputStream().readAllBytes(); // none where there is nothing to tell
        return json.length == 0 ? null : mapper.readValue(json, mapper.constructType(answer.getGenericType()));
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext request) throws IOException {
        if (isJson(request.getMediaType())) {
            request.getOutputStream().write(mapper.writeValueAsBytes(request.getEntity()));
        } else {
            request.proceed();
        }
    }

    private static boolean isJson(MediaType media) {
        return media != null && media.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }
}
