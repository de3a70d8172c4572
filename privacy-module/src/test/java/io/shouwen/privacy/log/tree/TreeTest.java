package io.shouwen.privacy.log.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final int UP_TO = 40;

    /** The entries and roots that Certificate Transparency implementations test each other with. */
    @Test
    void hasTheRootsThatOtherImplementationsHave() {
        List<byte[]> entries = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(HexFormat.of()::parseHex)
                .toList();
        List<String> roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        CompactRange range = new CompactRange();
        assertThat(range.root()).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < entries.size(); i++) {
            range.append(Hash.ofEntry(entries.get(i)));
            assertThat(range.root()).hasToString(roots.get(i));
        }
    }

    @Test
    void growsToTheRootThatTheDefinitionGives() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        CompactRange range = new CompactRange();
        for (int size = 0; size < UP_TO; size++) {
            assertThat(range.root())
                    .isEqualTo(tree.mth(0, size))
                    .isEqualTo(tree.nodes().root(size));
            assertThat(CompactRange.of(size, tree.nodes()).root()).isEqualTo(tree.mth(0, size));
            range.append(Hash.ofEntry(tree.entries().get(size)));
        }
    }

    @Test
    void goesOnFromWhereItWasLeft() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        for (int size = 0; size < UP_TO; size++) {
            CompactRange range = CompactRange.of(size, tree.nodes());
            range.append(Hash.ofEntry(tree.entries().get(size)));
            assertThat(range.root()).isEqualTo(tree.mth(0, size + 1));
            assertThat(range.size()).isEqualTo(size + 1);
        }
    }

    @Test
    void tellsOfEachCompletedSubtreeOnce() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        CompactRange range = new CompactRange();
        List<String> told = new ArrayList<>();
        tree.entries()
                .forEach(entry -> range.append(Hash.ofEntry(entry), (level, index, hash) -> {
                    told.add(level + "/" + index);
                    assertThat(hash).isEqualTo(tree.nodes().node(level, index));
                }));
        assertThat(told)
                .doesNotHaveDuplicates()
                .contains("0/0", "0/39", "1/19", "3/4", "5/0")
                .hasSize(40 + 20 + 10 + 5 + 2 + 1);
    }

    @Test
    void provesEveryEntryInEverySize() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        for (int size = 1; size <= UP_TO; size++) {
            Hash root = tree.mth(0, size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.nodes().inclusion(index, size);
                assertThat(proof.leadsFrom(Hash.ofEntry(tree.entries().get(index)), root))
                        .as("%s of %s", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void provesNoEntryWhereItIsNot() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        for (int size = 2; size <= UP_TO; size++) {
            Hash root = tree.mth(0, size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.nodes().inclusion(index, size).hashes();
                int next = (index + 1) % size;
                Hash leaf = Hash.ofEntry(tree.entries().get(index));
                Hash other = Hash.ofEntry(tree.entries().get(next));
                List<Hash> longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(new InclusionProof(index, size, path).leadsFrom(other, root))
                        .isFalse();
                assertThat(new InclusionProof(index, size, path).leadsFrom(leaf, tree.mth(0, size - 1)))
                        .isFalse();
                assertThat(new InclusionProof(next, size, path).leadsFrom(leaf, root))
                        .isFalse();
                assertThat(new InclusionProof(index, size, path.subList(0, path.size() - 1)).leadsFrom(leaf, root))
                        .isFalse();
                assertThat(new InclusionProof(index, size, longer).leadsFrom(leaf, root))
                        .isFalse();
            }
        }
    }

    @Test
    void provesEveryTwoSizesConsistent() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        for (int later = 0; later <= UP_TO; later++) {
            for (int earlier = 0; earlier <= later; earlier++) {
                ConsistencyProof proof = tree.nodes().consistency(earlier, later);
                assertThat(proof.connects(tree.mth(0, earlier), tree.mth(0, later)))
                        .as("%s to %s", earlier, later)
                        .isTrue();
            }
        }
    }

    @Test
    void findsARewrittenPastInconsistent() {
        TreeFixture tree = TreeFixture.of(UP_TO);
        List<byte[]> rewritten = new ArrayList<>(tree.entries());
        rewritten.set(3, "another".getBytes(StandardCharsets.UTF_8));
        TreeFixture other = new TreeFixture(rewritten);
        for (int later = 5; later <= UP_TO; later++) {
            for (int earlier = 4; earlier < later; earlier++) {
                Hash before = tree.mth(0, earlier);
                Hash after = other.mth(0, later);
                assertThat(other.nodes().consistency(earlier, later).connects(before, after))
                        .isFalse();
                assertThat(tree.nodes().consistency(earlier, later).connects(before, after))
                        .isFalse();
            }
        }
    }

    @Property(tries = 60)
    void oneChangedHashSpoilsEveryProof(
            @ForAll @IntRange(min = 2, max = 200) int size, @ForAll @IntRange(max = 199) int any) {
        TreeFixture tree = TreeFixture.of(size);
        int index = any % size;
        InclusionProof proof = tree.nodes().inclusion(index, size);
        for (int i = 0; i < proof.hashes().size(); i++) {
            List<Hash> changed = new ArrayList<>(proof.hashes());
            byte[] bytes = changed.get(i).bytes();
            bytes[any % Hash.LENGTH] ^= 1;
            changed.set(i, Hash.of(bytes));
            Hash leaf = Hash.ofEntry(tree.entries().get(index));
            assertThat(new InclusionProof(index, size, changed).leadsFrom(leaf, tree.mth(0, size)))
                    .isFalse();
        }
    }

    @Property(tries = 25)
    void readsTheSameOutOfTiles(
            @ForAll @IntRange(min = 1, max = 1200) int size, @ForAll @IntRange(max = 1199) int any) {
        TreeFixture tree = TreeFixture.of(size);
        Nodes tiled = new TiledNodes(size, tree::tile);
        assertThat(tiled.root(size)).isEqualTo(tree.mth(0, size));
        int index = any % size;
        assertThat(tiled.inclusion(index, size)).isEqualTo(tree.nodes().inclusion(index, size));
        assertThat(tiled.consistency(index, size)).isEqualTo(tree.nodes().consistency(index, size));
    }
}
