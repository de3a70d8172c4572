package io.shouwen.performance.fact;

import io.shouwen.privacy.log.tree.CompactRange;
import io.shouwen.privacy.log.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Facts in order of their ids, each once: what a score or a run is calculated from. */
public record FactSet(List<Fact> facts) {

    public FactSet {
        facts = facts.stream().sorted().distinct().toList();
    }

    public static FactSet of(Collection<Fact> facts) {
        return new FactSet(List.copyOf(facts));
    }

    /** RFC 6962 §2.1 root over the facts' canonical forms, in hexadecimal: the same for the same facts, always. */
    public String root() {
        CompactRange tree = new CompactRange();
        facts.forEach(fact -> tree.append(Hash.ofEntry(fact.canonical().getBytes(StandardCharsets.UTF_8))));
        return HexFormat.of().formatHex(tree.root().bytes());
    }
}
