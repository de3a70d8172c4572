package io.shouwen.performance.score.api;

import io.shouwen.performance.PerformancePermissions;
import io.shouwen.performance.score.Scheme;
import io.shouwen.performance.score.Schemes;
import io.shouwen.platform.access.RequiresPermission;
import io.shouwen.platform.http.PageOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schemes that runs can be opened with. */
@ApplicationScoped
@Path("schemes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Performance: scorecards")
public class SchemesResource {

    private final Schemes schemes;

    @Inject
    public SchemesResource(Schemes schemes) {
        this.schemes = schemes;
    }

    protected SchemesResource() { // CDI proxy
        this(null);
    }

    /**
     * @param reference name and version, such as {@code standard v1}
     * @param hash SHA-256 of its entries
     */
    public record SchemeView(String reference, String hash, Map<String, BigDecimal> weights) {}

    @GET
    @RequiresPermission({
        PerformancePermissions.READ_PAYOUTS,
        PerformancePermissions.READ_SCORECARDS,
        PerformancePermissions.OWN_SCORECARD
    })
    @Operation(operationId = "listSchemes", summary = "The schemes in use, with their weights (F4)")
    public PageOf<SchemeView> list() {
        return new PageOf<>(
                schemes.references().stream()
                        .map(schemes::get)
                        .map(SchemesResource::view)
                        .toList(),
                null);
    }

    private static SchemeView view(Scheme scheme) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        scheme.weights().forEach((dimension, weight) -> weights.put(dimension.word(), weight));
        return new SchemeView(scheme.reference(), scheme.hash(), weights);
    }
}
