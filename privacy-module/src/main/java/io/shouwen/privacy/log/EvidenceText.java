package io.shouwen.privacy.log;

/** What lies beside proofs, for people who have never seen one: in Chinese and English. */
final class EvidenceText {

    static final String WHOLE_LOG = """
            首问审计日志 · Shouwen audit log

            checkpoint        签名的检查点（C2SP tlog-checkpoint）       signed checkpoint
            tile/entries/…    日志条目，每条一行 JSON                    the entries, one line of JSON each
            tile/0…/…         哈希树（RFC 6962，C2SP tlog-tiles）        the tree of hashes
            clearances/N.note 第 N 条所述“解除警报”的签名（C2SP signed-note）signature of the alarm's clearance told at index N
            key               日志的公钥                                 the log's public key

            如何验证：请从别处（例如上一次审计的记录）取得公钥，不要只相信随包附带的 key 文件；然后运行
            To verify, take the public key from elsewhere (your records of the last audit), not from this folder alone; then

                java -Xmx128m -jar shouwen-verify.jar log FOLDER --key 'KEY'
                java -Xmx128m -jar shouwen-verify.jar consistency OLD_CHECKPOINT FOLDER --key 'KEY'

            每次警报由谁解除会列出；要核对其签名，请加上从合规官本人处取得的公钥：
            Alarms are listed with who cleared them; to check their signatures, add the keys that you have from the officers:

                --officer-keys 'KEY1 KEY2'

            日志再大，128 MB 也够用：实测 100 万条时整个进程约占 148 MiB，不加 -Xmx128m 则约 303 MiB。
            128 MB do however large the log is: with a million entries the whole process took 148 MiB, without -Xmx128m 303 MiB.

            请保留 checkpoint 文件：下次导出时可用它证明历史没有被改写。
            Keep the file checkpoint: it proves at the next export that history was not rewritten.
            """;

    static final String ROWS = """
            审计日志条目及其证明 · Audit entries with their proofs

            entries.*            查询结果，与页面所示一致                      the rows, as the page shows them
            proofs/N.json        序号 N 的条目原文（一行 JSON）                the entry at index N, byte for byte
            proofs/N.tlog-proof  证明该条目在签名的日志里（C2SP tlog-proof）    proof that it is in the signed log
            checkpoint           签名的检查点                                 the signed checkpoint
            key                  日志的公钥                                   the log's public key

            表格只是便于阅读；凭证是 proofs 里的文件。逐条验证：
            The table is for reading; the evidence is in proofs. To verify one entry:

                java -jar shouwen-verify.jar proof proofs/N.tlog-proof --entry proofs/N.json --key 'KEY'

            KEY 请从别处取得（例如上一次审计的记录），不要只相信随包附带的 key 文件。结果为 0 即属实，1 即被改动。
            Take KEY from elsewhere (your records of the last audit), not from this file alone. Exit code 0: verified; 1: tampered.
            """;

    static final String ONE_ENTRY = """
            一条审计记录的证据 · Evidence of one audit entry

            entry.json          记录原文：谁、何时、对谁的哪些字段、以什么目的、在哪个案件中、结果如何。没有姓名和号码。
                                the entry itself: who, when, whose which fields, what for, on which case, how it ended.
                                No names, no numbers of people.
            entry.tlog-proof    证明：从这条记录到签名的检查点的哈希路径（C2SP tlog-proof@v1）
                                the proof: the hashes on the way from the entry to the signed checkpoint
            checkpoint          签名的检查点：日志名、条目数、根哈希、签名（C2SP tlog-checkpoint）
                                the signed checkpoint: log, number of entries, root hash, signature
            key                 日志的公钥 · the log's public key

            怎样自己验证（任何装有 Java 的电脑，无需联网，无需相信我们）：
            How to verify it yourself (any computer with Java, offline, without trusting us):

                java -jar shouwen-verify.jar proof entry.tlog-proof --entry entry.json --key 'KEY'

            1. KEY 请从别处取得，例如上一次审计的记录或公证的副本；与 key 文件比较，应当相同。
               Take KEY from elsewhere, such as your records of the last audit; it must be the same as in the file key.
            2. 结果 0：这条记录确实在日志里，自签名以来一个字节都没有改动。结果 1：它被改动过，或不在日志里。
               Exit code 0: the entry is in the log, and not one byte has changed since it was signed. 1: it has, or it is not.
            3. 不用我们的程序也能验证：在 entry.json 前加一个零字节，取 SHA-256；再按 RFC 6962 §2.1.1 与证明中的每个哈希合并；
               最后的结果必须等于 checkpoint 第三行；checkpoint 的签名是 Ed25519（C2SP signed-note）。
               Without our program: put a zero byte before entry.json and take SHA-256; combine it with each hash of the proof
               as in RFC 6962 §2.1.1; the result must be the third line of checkpoint, whose signature is Ed25519.

            它不能证明什么：从未到达本系统的行为。 What it cannot prove: acts that never reached this system.
            """;

    private static final String SECOND_KEY = """

            key-sm2
            检查点的第二签名（SM3withSM2，GB/T 32918.2，标识 1234567812345678，DER）的公钥：名称+编号+base64(0xff、
            类型名、换行、65 字节未压缩的点)。签名对象是检查点空行之前的全部文字，含末尾换行。shouwen-verify 不核对它，可用 OpenSSL 核对：
            The public key of the checkpoint's second signature (SM3withSM2, GB/T 32918.2, DER): name+id+base64(0xff, the
            type's name, a newline, the 65 bytes of the uncompressed point). Signed is all text before the checkpoint's empty
            line, with its last newline; before the signature stand the key's 4 bytes of id. shouwen-verify passes it over;
            OpenSSL checks it:

                openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678 …
            """;

    /** @param second whether checkpoints carry a second signature, whose key lies beside as {@code key-sm2} */
    static String with(boolean second, String text) {
        return second ? text + SECOND_KEY : text;
    }

    private EvidenceText() {}
}
