package io.shouwen.privacy.vault;

import io.shouwen.platform.http.InvalidInput;
import io.shouwen.platform.http.InvalidInput.FieldProblem;
import io.shouwen.privacy.vault.DataKeys.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals under the person's data key, masks and indexes by the rule of the field's kind. */
@ApplicationScoped
class SealingVault implements Vault, Unsealing {

    private static final Map<FieldKind, FieldRule> RULES = new EnumMap<>(FieldKind.class);

    static {
        for (FieldKind kind : FieldKind.values()) {
            RULES.put(kind, FieldRule.of(kind));
        }
    }

    private Keys keys;
    private DataKeys dataKeys;
    private CipherSuite suite;

    protected SealingVault() {} // CDI proxy

    @Inject
    SealingVault(
            Keys keys,
            DataKeys dataKeys,
            @ConfigProperty(name = "shouwen.vault.suite", defaultValue = "AES-256-GCM") String suite) {
        this.keys = keys;
        this.dataKeys = dataKeys;
        this.suite = CipherSuite.named(suite);
    }

    @Override
    public ProtectedValue protect(PersonId person, ProtectedField field, String plaintext) {
        Accepted accepted = accept(field.field(), field.kind(), plaintext);
        return value(person, field, accepted, field.kind().sealed() ? dataKeys.obtain(person, suite) : null);
    }

    @Override
    public Map<PersonId, Map<ProtectedField, ProtectedValue>> protectAll(
            Map<PersonId, Map<ProtectedField, String>> people) {
        List<PersonId> withSecrets = people.entrySet().stream()
                .filter(e ->
                        e.getValue().keySet().stream().anyMatch(f -> f.kind().sealed()))
                .map(Map.Entry::getKey)
                .toList();
        Map<PersonId, DataKey> dataKeyOf = dataKeys.obtain(withSecrets, suite);
        Map<PersonId, Map<ProtectedField, ProtectedValue>> all = new LinkedHashMap<>();
        people.forEach((person, values) -> {
            Map<ProtectedField, ProtectedValue> own = new LinkedHashMap<>();
            values.forEach((field, plaintext) -> own.put(
                    field,
                    value(person, field, accept(field.field(), field.kind(), plaintext), dataKeyOf.get(person))));
            all.put(person, own);
        });
        return all;
    }

    private ProtectedValue value(PersonId person, ProtectedField field, Accepted accepted, DataKey dataKey) {
        FieldKind kind = field.kind();
        byte[] sealed = kind.sealed()
                ? suite.seal(
                                dataKey.key(),
                                dataKey.version(),
                                boundTo(person, field),
                                accepted.kept().getBytes(StandardCharsets.UTF_8))
                        .bytes()
                : null;
        BlindIndex index = kind.indexed() ? keys.writingIndexKey(kind).hash(kind, accepted.normalised()) : null;
        return new ProtectedValue(
                sealed, accepted.mask(), index == null ? null : index.value(), index == null ? null : index.version());
    }

    @Override
    public List<BlindIndex> searchKeys(FieldKind kind, String plaintext) {
        if (!kind.indexed()) {
            throw new IllegalArgumentException(kind + " has no index");
        }
        Accepted accepted = accept(kind.name().toLowerCase(java.util.Locale.ROOT), kind, plaintext);
        List<BlindIndex> hashes = new ArrayList<>();
        keys.indexKeys(kind).forEach(key -> hashes.add(key.hash(kind, accepted.normalised())));
        return hashes;
    }

    @Override
    public int newestIndexKey(FieldKind kind) {
        return keys.indexKeys(kind).get(0).version();
    }

    @Override
    public BlindIndex current(FieldKind kind, List<BlindIndex> searchKeys) {
        int writing = keys.writingIndexKey(kind).version();
        return searchKeys.stream()
                .filter(key -> key.version() == writing)
                .findFirst()
                .orElse(searchKeys.get(0));
    }

    @Override
    public Optional<FieldProblem> problemWith(ProtectedField field, String plaintext) {
        FieldRule rule = RULES.get(field.kind());
        return rule.read(plaintext).isPresent()
                ? Optional.empty()
                : Optional.of(new FieldProblem(field.field(), rule.problem(), rule.expected()));
    }

    @Override
    public Plaintext unseal(PersonId person, ProtectedField field, UUID row, byte[] sealed) {
        SealedValue value = SealedValue.parse(sealed).orElseThrow(() -> new UnreadableValue(person, field, row, null));
        DataKey key =
                dataKeys.find(person, value.suite(), value.keyVersion()).orElseThrow(() -> new DataErased(person));
        try {
            byte[] opened = value.suite().open(key.key(), boundTo(person, field), value);
            return new Plaintext(new String(opened, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException tampered) {
            throw new UnreadableValue(person, field, row, tampered);
        }
    }

    private static Accepted accept(String name, FieldKind kind, String plaintext) {
        FieldRule rule = RULES.get(kind);
        return rule.read(plaintext).orElseThrow(() -> InvalidInput.of(name, rule.problem(), rule.expected()));
    }

    private static String boundTo(PersonId person, ProtectedField field) {
        return field.name() + "|" + person;
    }
}
