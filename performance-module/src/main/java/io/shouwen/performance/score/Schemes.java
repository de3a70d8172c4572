package io.shouwen.performance.score;

import io.shouwen.performance.fact.ExclusionRules;
import io.shouwen.performance.fact.FactKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemes that are shipped, by name and version. */
@ApplicationScoped
public class Schemes implements ExclusionRules {

    /** What scorecards show before any run has chosen. */
    public static final String DEFAULT = "standard v1";

    private final Map<String, Scheme> byReference;

    public Schemes() {
        byReference = Stream.of("standard-v1", "three-dimensions-v1")
                .map(Schemes::shipped)
                .collect(Collectors.toUnmodifiableMap(Scheme::reference, Function.identity()));
    }

    public Optional<Scheme> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** @throws UnknownScheme where there is none */
    public Scheme get(String reference) {
        return find(reference).orElseThrow(() -> new UnknownScheme(reference));
    }

    /** The scheme that was pinned, to the letter. */
    public Scheme pinned(String reference, String hash) {
        return find(reference)
                .filter(scheme -> scheme.hash().equals(hash))
                .orElseThrow(() -> new UnknownScheme(reference + " with hash " + hash));
    }

    public List<String> references() {
        return byReference.keySet().stream().sorted().toList();
    }

    @Override
    public Set<String> exclusionReasons() {
        return byReference.values().stream()
                .flatMap(scheme -> scheme.exclusions().reasons().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<FactKind> excludableFor(String reason) {
        return byReference.values().stream()
                .map(Scheme::exclusions)
                .filter(exclusions -> exclusions.reasons().contains(reason))
                .flatMap(exclusions -> exclusions.kinds().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Scheme shipped(String file) {
        try (InputStream stream = Schemes.class.getResourceAsStream(file + ".properties")) {
            if (stream == null) {
                throw new IllegalStateException("not shipped: " + file);
            }
            return Scheme.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + file, unreadable);
        }
    }
}
