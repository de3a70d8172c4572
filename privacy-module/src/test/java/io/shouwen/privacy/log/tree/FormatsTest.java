package io.shouwen.privacy.log.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void tilesWriteIndexesInGroupsOfThree() {
        assertThat(new TileAddress(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new TileAddress(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        assertThat(new TileAddress(TileAddress.ENTRIES, 999, 255).path()).isEqualTo("tile/entries/999.p/255");
        assertThat(new TileAddress(TileAddress.ENTRIES, 1000, 256).path()).isEqualTo("tile/entries/x001/000");
    }

    @Property
    void tilesReadWhatTheyWrite(@ForAll("addresses") TileAddress address) {
        assertThat(TileAddress.parse(address.path())).contains(address);
    }

    @Provide
    Arbitrary<TileAddress> addresses() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 63),
                        Arbitraries.longs().between(0, 999_999_999_999L),
                        Arbitraries.integers().between(1, 256))
                .as(TileAddress::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/00/000",
                "tile/64/000",
                "tile/0/0",
                "tile/0/x000/000",
                "tile/0/001.p/0",
                "tile/0/001.p/256",
                "tile/0/001.p/01",
                "tile/0/001.p/",
                "tile/-1/000",
                "tile/entries/1000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/entries/x072/x057/x594/x037/x927/936",
                "tile/0/000/",
                "../tile/0/000",
                "tile/0/x01/000",
                "checkpoint",
                ""
            })
    void tilesReadNoOtherForm(String path) {
        assertThat(TileAddress.parse(path)).isEmpty();
    }

    @Test
    void tilesAreInATreeOrNot() {
        for (String path :
                List.of("tile/0/000", "tile/0/001.p/44", "tile/0/001.p/1", "tile/entries/000", "tile/1/000.p/1")) {
            assertThat(TileAddress.parse(path).orElseThrow().isIn(300)).as(path).isTrue();
        }
        for (String path : List.of(
                "tile/0/001",
                "tile/0/001.p/45",
                "tile/0/002.p/1",
                "tile/1/000.p/2",
                "tile/2/000.p/1",
                "tile/8/000",
                "tile/0/x036/x028/x797/x018/x963/967")) {
            assertThat(TileAddress.parse(path).orElseThrow().isIn(300)).as(path).isFalse();
        }
        long most = Long.MAX_VALUE;
        assertThat(new TileAddress(0, most / 256, 255).isIn(most)).isTrue();
        assertThat(new TileAddress(0, most / 256, 256).isIn(most)).isFalse();
        assertThat(new TileAddress(TileAddress.ENTRIES, most / 256 - 1, 256).isIn(most))
                .isTrue();
    }

    /** Counted in 64 bits, it would begin at the first hash again. */
    @Test
    void tilesBeyondWhatCanBeCountedAreNone() {
        assertThatThrownBy(() -> new TileAddress(0, 1L << 56, 256)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TileAddress(TileAddress.ENTRIES, 1L << 55, 1))
                .isInstanceOf(Malformed.class);
    }

    /** The example of C2SP tlog-tiles, "Partial Tiles". */
    @Test
    void countsTheTilesOfSeventyThousand() {
        List<TileAddress> all = TileAddress.allOf(70_000).toList();
        assertThat(all.stream().filter(a -> a.level() == 0 && a.full())).hasSize(273);
        assertThat(all)
                .contains(
                        new TileAddress(0, 273, 112),
                        new TileAddress(1, 0, 256),
                        new TileAddress(1, 1, 17),
                        new TileAddress(2, 0, 1));
        assertThat(all.stream().filter(a -> a.level() >= 0)).hasSize(273 + 1 + 1 + 1 + 1);
        assertThat(TileAddress.allOf(256)).contains(new TileAddress(1, 0, 1));
        assertThat(TileAddress.allOf(0)).isEmpty();
    }

    @Test
    void knowsWhichTilesATreeHas() {
        assertThat(new TileAddress(0, 0, 5).isIn(5)).isTrue();
        assertThat(new TileAddress(0, 0, 5).isIn(1000)).isTrue();
        assertThat(new TileAddress(0, 0, 6).isIn(5)).isFalse();
        assertThat(new TileAddress(1, 0, 1).isIn(255)).isFalse();
        assertThat(new TileAddress(1, 0, 1).isIn(256)).isTrue();
        assertThat(new TileAddress(63, 0, 1).isIn(Long.MAX_VALUE)).isFalse();
    }

    @Property(tries = 200)
    void bundlesReadWhatTheyWrite(@ForAll List<byte[]> entries) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(EntryBundle.of(entries));
        for (byte[] entry : entries) {
            assertThat(EntryBundle.next(in))
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(entry));
        }
        assertThat(EntryBundle.next(in)).isEmpty();
    }

    @Test
    void bundlesNoticeTheEndWithinAnEntry() {
        byte[] bundle = EntryBundle.of(List.of(new byte[] {1, 2, 3}));
        for (int cut = 1; cut < bundle.length; cut++) {
            ByteArrayInputStream in = new ByteArrayInputStream(bundle, 0, cut);
            assertThatThrownBy(() -> EntryBundle.next(in)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void bundlesTakeTheLongestEntryAndNoLonger() throws IOException {
        byte[] longest = new byte[EntryBundle.LONGEST_ENTRY];
        assertThat(EntryBundle.next(new ByteArrayInputStream(EntryBundle.of(List.of(longest)))))
                .hasValueSatisfying(read -> assertThat(read).hasSize(65_535));
        assertThatThrownBy(() -> EntryBundle.of(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    /** The example of C2SP signed-note. */
    @Test
    void notesVerifyTheExampleOfTheSpecification() {
        SignedNote note = SignedNote.parse(NOTE);
        note.requireSignatureOf(VerifierKey.parse(KEY));
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.written()).isEqualTo(NOTE);
        assertThat(VerifierKey.parse(KEY)).hasToString(KEY);
    }

    @Test
    void notesRefuseAChangedText() {
        SignedNote note = SignedNote.parse(NOTE.replace("example message", "examPle message"));
        assertThatThrownBy(() -> note.requireSignatureOf(VerifierKey.parse(KEY)))
                .isInstanceOf(BadSignature.class)
                .hasMessageContaining("false");
    }

    @Test
    void notesPassOverSignaturesOfOthers() {
        String other = SignedNote.sign("This is an example message.\n", TreeFixture.signer("witness.example"))
                .written();
        String sameName = SignedNote.sign("something else\n", TreeFixture.signer("example.com/foo"))
                .written();
        String note = NOTE + other.substring(other.indexOf('\u2014')) + sameName.substring(sameName.indexOf('\u2014'));
        SignedNote.parse(note).requireSignatureOf(VerifierKey.parse(KEY));
    }

    @Test
    void notesThatOnlyOthersSignedAreRefused() {
        SignedNote note = SignedNote.parse(
                SignedNote.sign("text\n", TreeFixture.signer("example.com/foo")).written());
        assertThatThrownBy(() -> note.requireSignatureOf(VerifierKey.parse(KEY)))
                .isInstanceOf(BadSignature.class)
                .hasMessageContaining("no signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n\u2014 a\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n",
                "text\r\n\n\u2014 a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a AAAAAAA= \n"
            })
    void notesReadNoOtherForm(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeQ=="
            })
    void keysReadNoOtherForm(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(Malformed.class);
    }

    @Test
    void checkpointsReadWhatTheyWrite() {
        TreeFixture tree = TreeFixture.of(5);
        Checkpoint checkpoint = tree.checkpoint(5);
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "an extension\n")).isEqualTo(checkpoint);
        assertThat(Checkpoint.open(tree.note(5), TreeFixture.SIGNER.verifierKey()))
                .isEqualTo(checkpoint);
    }

    @Test
    void checkpointsBelongToTheLogOfTheirKey() {
        String text = new Checkpoint("another.example", 0, Hash.ofNothing()).text();
        String note = SignedNote.sign(text, TreeFixture.SIGNER).written();
        assertThatThrownBy(() -> Checkpoint.open(note, TreeFixture.SIGNER.verifierKey()))
                .isInstanceOf(BadSignature.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n1\n",
                "o\n01\n" + ROOT + "\n",
                "o\n-1\n" + ROOT + "\n",
                "\n1\n" + ROOT + "\n",
                "o\n1\nAAAA\n",
                "o\n1\n" + ROOT,
                "o\n1\n" + ROOT + "\n\nx\n",
                "o\nx\n" + ROOT + "\n"
            })
    void checkpointsReadNoOtherForm(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(Malformed.class);
    }

    private final TreeFixture tree = TreeFixture.of(300);
    private final ProofFile proof =
            new ProofFile(257, tree.nodes().inclusion(257, 300).hashes(), tree.note(300));

    @Test
    void proofsConvinceWhoeverHasTheEntryAndTheKey() {
        ProofFile read = ProofFile.parse(proof.written());
        assertThat(read).isEqualTo(proof);
        assertThat(read.verify(tree.entries().get(257), TreeFixture.SIGNER.verifierKey()))
                .isEqualTo(tree.checkpoint(300));
    }

    @Test
    void proofsPassOverExtraData() {
        assertThat(ProofFile.parse(proof.written().replaceFirst("\nindex", "\nextra c29tZXRoaW5n\nindex")))
                .isEqualTo(proof);
    }

    @Test
    void proofsOfOneEntryInATreeOfOneHaveNoPath() {
        TreeFixture one = TreeFixture.of(1);
        ProofFile read = ProofFile.parse(new ProofFile(0, List.of(), one.note(1)).written());
        assertThat(read.verify(one.entries().get(0), TreeFixture.SIGNER.verifierKey()))
                .isEqualTo(one.checkpoint(1));
    }

    @Test
    void proofsDoNotConvinceOfAnotherEntry() {
        assertThatThrownBy(() -> proof.verify(tree.entries().get(256), TreeFixture.SIGNER.verifierKey()))
                .isInstanceOf(ProofFile.NotIncluded.class)
                .hasMessageContaining("257");
    }

    @Test
    void proofsAreNotBelievedUnderAnotherKey() {
        VerifierKey other = TreeFixture.signer("log.example/audit").verifierKey();
        assertThatThrownBy(() -> proof.verify(tree.entries().get(257), other)).isInstanceOf(BadSignature.class);
    }

    @Property(tries = 300)
    void proofsShowAnyChangedByte(@ForAll int at, @ForAll @IntRange(min = 1, max = 127) int by) {
        byte[] bytes = proof.written().getBytes(StandardCharsets.UTF_8);
        bytes[Math.floorMod(at, bytes.length)] ^= (byte) by;
        assertThatThrownBy(() -> ProofFile.parse(new String(bytes, StandardCharsets.UTF_8))
                        .verify(tree.entries().get(257), TreeFixture.SIGNER.verifierKey()))
                .isInstanceOfAny(Malformed.class, BadSignature.class, ProofFile.NotIncluded.class);
    }

    /** After the example of RFC 8785 §3.2.3. */
    @Test
    void jsonSortsKeysByCodeUnitsAndEscapesShortest() {
        byte[] json = CanonicalJson.of(Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "1", "One",
                "\ud83d\ude00", "Emoji",
                "\u00f6", "\u20ac$\u000f\nA'B\"\\\"/",
                "\ufb33", "Hebrew"));
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\","
                        + "\"\u00f6\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\"/\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew\"}");
    }

    @Test
    void jsonWritesListsNumbersAndObjects() {
        byte[] json = CanonicalJson.of(Map.of("b", List.of("x", 1, true), "a", Map.of("n", -5L)));
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("{\"a\":{\"n\":-5},\"b\":[\"x\",1,true]}");
    }

    @Test
    void jsonRefusesWhatHasNoOneForm() {
        for (Object value : List.of(1.5, 1L << 53, "\ud83d")) {
            assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", value))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
