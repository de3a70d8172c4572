// Command interop stands for "another tool": it writes and reads C2SP logs with golang.org/x/mod/sumdb alone.
//
//	interop make DIR            writes logs, proofs and notes for our verifier to accept
//	interop check DIR           checks an export of ours: DIR/log, DIR/key, DIR/earlier, DIR/*.tlog-proof with DIR/*.entry
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("interop make DIR | interop check DIR")
	}
	switch os.Args[1] {
	case "make":
		makeAll(os.Args[2])
	case "check":
		check(os.Args[2])
	default:
		log.Fatal("unknown command ", os.Args[1])
	}
}

// ---- making

// seededKey gives the same key pair each time, so that the vectors can be made again byte for byte.
func seededKey(name string) (skey, vkey string) {
	seed := sha256.Sum256([]byte("interop vectors " + name))
	private := ed25519.NewKeyFromSeed(seed[:])
	public := append([]byte{1}, private.Public().(ed25519.PublicKey)...)
	id := sha256.Sum256(append([]byte(name+"\n"), public...))
	hash := fmt.Sprintf("%08x", binary.BigEndian.Uint32(id[:4]))
	return "PRIVATE+KEY+" + name + "+" + hash + "+" + base64.StdEncoding.EncodeToString(append([]byte{1}, seed[:]...)),
		name + "+" + hash + "+" + base64.StdEncoding.EncodeToString(public)
}

func signer(name string) note.Signer {
	skey, _ := seededKey(name)
	s, err := note.NewSigner(skey)
	must(err)
	return s
}

// entry gives arbitrary bytes: text, text with a newline, nothing at all, binary, and the longest that a bundle can hold.
func entry(i int) []byte {
	switch {
	case i == 7:
		return nil
	case i == 299:
		return bytes.Repeat([]byte{0xff, 0x00, 0x0d}, 65535/3)
	case i%5 == 1:
		return []byte(fmt.Sprintf("example.com/module v1.%d.0 h1:abc=\n", i))
	case i%5 == 2:
		sum := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		return sum[:]
	default:
		return []byte(fmt.Sprintf("entry number %d", i))
	}
}

type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var out []tlog.Hash
	for _, i := range indexes {
		out = append(out, s[i])
	}
	return out, nil
}

func grow(size int) storage {
	var s storage
	for i := 0; i < size; i++ {
		hashes, err := tlog.StoredHashes(int64(i), entry(i), s)
		must(err)
		s = append(s, hashes...)
	}
	return s
}

func write(path string, content []byte) {
	must(os.MkdirAll(filepath.Dir(path), 0o755))
	must(os.WriteFile(path, content, 0o644))
}

// c2sp turns tile/8/0/001.p/44 into tile/0/001.p/44: the height is fixed there.
func c2sp(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

func checkpoint(origin string, size int, s storage, extension string, signers ...note.Signer) []byte {
	root := tlog.Hash(sha256.Sum256(nil)) // MTH({}) of RFC 6962; older tlog.TreeHash gives zeros for no entries
	if size > 0 {
		var err error
		root, err = tlog.TreeHash(int64(size), s)
		must(err)
	}
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n%s", origin, size, root, extension)}, signers...)
	must(err)
	return signed
}

func makeLog(dir, keyName, origin string, size, earlier int, extension string, others ...string) {
	s := grow(size)
	signers := []note.Signer{signer(keyName)}
	for _, other := range others {
		signers = append(signers, signer(other))
	}
	note := checkpoint(origin, size, s, extension, signers...)
	_, vkey := seededKey(keyName)
	write(filepath.Join(dir, "key"), []byte(vkey+"\n"))
	write(filepath.Join(dir, "log", "checkpoint"), note)
	write(filepath.Join(dir, "earlier"), checkpoint(origin, earlier, s, "", signer(keyName)))
	for _, tile := range tlog.NewTiles(8, 0, int64(size)) {
		// The list grows a tile as if step by step; a finished log keeps each at its last width only.
		if last := tlog.TileForIndex(8, tlog.StoredHashIndex(tile.L*8, width(tile, size))); last.W != tile.W {
			tile.W = last.W
		}
		data, err := tlog.ReadTileData(tile, s)
		must(err)
		write(filepath.Join(dir, "log", c2sp(tile)), data)
	}
	for first := 0; first < size; first += 256 {
		n := size - first
		if n > 256 {
			n = 256
		}
		var bundle bytes.Buffer
		for i := first; i < first+n; i++ {
			must(binary.Write(&bundle, binary.BigEndian, uint16(len(entry(i)))))
			bundle.Write(entry(i))
		}
		path := c2sp(tlog.Tile{H: 8, L: 0, N: int64(first / 256), W: n})
		write(filepath.Join(dir, "log", strings.Replace(path, "tile/0/", "tile/entries/", 1)), bundle.Bytes())
	}
	for _, i := range []int{0, 6, 7, 255, 256, size - 1} {
		if i >= size {
			continue
		}
		proof, err := tlog.ProveRecord(int64(size), int64(i), s)
		must(err)
		var file bytes.Buffer
		file.WriteString("c2sp.org/tlog-proof@v1\n")
		if i == 6 {
			file.WriteString("extra " + base64.StdEncoding.EncodeToString([]byte("for the application")) + "\n")
		}
		fmt.Fprintf(&file, "index %d\n", i)
		for _, h := range proof {
			file.WriteString(h.String() + "\n")
		}
		file.WriteString("\n")
		file.Write(note)
		write(filepath.Join(dir, fmt.Sprintf("%d.tlog-proof", i)), file.Bytes())
		write(filepath.Join(dir, fmt.Sprintf("%d.entry", i)), entry(i))
	}
}

// width is the index of the last hash that a log of this size has in the tile.
func width(tile tlog.Tile, size int) int64 {
	count := int64(size) >> uint(8*tile.L)
	last := (tile.N + 1) * 256
	if last > count {
		last = count
	}
	return last - 1
}

func makeAll(dir string) {
	makeLog(filepath.Join(dir, "plain"), "interop.example/go", "interop.example/go", 600, 300, "")
	makeLog(filepath.Join(dir, "one"), "interop.example/one", "interop.example/one", 1, 1, "")
	makeLog(filepath.Join(dir, "full"), "interop.example/full", "interop.example/full", 512, 256, "")
	makeLog(filepath.Join(dir, "cosigned"), "interop.example/cosigned", "interop.example/cosigned", 257, 256,
		"an extension line\nand another\n", "witness.example/a", "witness.example/b")
	makeLog(filepath.Join(dir, "other-origin"), "key.example", "Interop Log - 1193050959916656506", 258, 2, "")
	_, vkey := seededKey("interop.example/empty")
	write(filepath.Join(dir, "empty", "key"), []byte(vkey+"\n"))
	write(filepath.Join(dir, "empty", "log", "checkpoint"),
		checkpoint("interop.example/empty", 0, nil, "", signer("interop.example/empty")))
}

// ---- checking

// tiles reads a C2SP folder for sumdb's own reader, which trusts nothing that the tree head does not prove.
type tiles string

func (dir tiles) Height() int { return 8 }

func (dir tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(string(dir), c2sp(tile)))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func (dir tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func open(signed []byte, verifiers note.Verifiers, origin string) tlog.Tree {
	n, err := note.Open(signed, verifiers)
	must(err)
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 4 || lines[0] != origin {
		log.Fatalf("not a checkpoint of %s: %q", origin, n.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

func read(path string) []byte {
	content, err := os.ReadFile(path)
	must(err)
	return content
}

// An officer's clearance of an alarm: a note like any other, and a key that sumdb/note signs the same note with.
func checkClearance(dir string) {
	lines := strings.Split(strings.TrimSpace(string(read(filepath.Join(dir, "officer")))), "\n")
	verifier, err := note.NewVerifier(lines[0])
	must(err)
	written := read(filepath.Join(dir, "clearance"))
	clearance, err := note.Open(written, note.VerifierList(verifier))
	must(err)
	if !strings.HasPrefix(clearance.Text, "shouwen-alarm-clearance/1\n") {
		log.Fatal("not a clearance")
	}
	signer, err := note.NewSigner(lines[1])
	must(err)
	again, err := note.Sign(&note.Note{Text: clearance.Text}, signer)
	must(err)
	if !bytes.Equal(again, written) {
		log.Fatal("the officer's key signs otherwise here")
	}
}

func check(dir string) {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(filepath.Join(dir, "key")))))
	must(err)
	verifiers := note.VerifierList(verifier)
	tree := open(read(filepath.Join(dir, "log", "checkpoint")), verifiers, verifier.Name())
	reader := tlog.TileHashReader(tree, tiles(filepath.Join(dir, "log")))
	entries := 0
	for first := int64(0); first < tree.N; first += 256 {
		n := tree.N - first
		if n > 256 {
			n = 256
		}
		path := strings.Replace(c2sp(tlog.Tile{H: 8, L: 0, N: first / 256, W: int(n)}), "tile/0/", "tile/entries/", 1)
		bundle := read(filepath.Join(dir, "log", path))
		var indexes []int64
		for i := first; i < first+n; i++ {
			indexes = append(indexes, tlog.StoredHashIndex(0, i))
		}
		hashes, err := reader.ReadHashes(indexes)
		must(err)
		for i := range hashes {
			length := int(binary.BigEndian.Uint16(bundle))
			if tlog.RecordHash(bundle[2:2+length]) != hashes[i] {
				log.Fatalf("entry %d is not what the tree has", first+int64(i))
			}
			bundle = bundle[2+length:]
			entries++
		}
		if len(bundle) > 0 {
			log.Fatalf("%s holds more than it should", path)
		}
	}
	earlier := open(read(filepath.Join(dir, "earlier")), verifiers, verifier.Name())
	proof, err := tlog.ProveTree(tree.N, earlier.N, reader)
	must(err)
	must(tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash))
	files, err := filepath.Glob(filepath.Join(dir, "*.tlog-proof"))
	must(err)
	if len(files) == 0 {
		log.Fatal("no proofs to check")
	}
	for _, file := range files {
		checkProof(file, verifiers, verifier.Name())
	}
	checkClearance(dir)
	fmt.Printf("%s: %d entries, consistent with %d, %d proofs: accepted by golang.org/x/mod/sumdb\n",
		dir, entries, earlier.N, len(files))
}

func checkProof(file string, verifiers note.Verifiers, origin string) {
	parts := strings.SplitN(string(read(file)), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		log.Fatalf("%s is no proof", file)
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	tree := open([]byte(parts[1]), verifiers, origin)
	leaf := tlog.RecordHash(read(strings.TrimSuffix(file, ".tlog-proof") + ".entry"))
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf))
}
