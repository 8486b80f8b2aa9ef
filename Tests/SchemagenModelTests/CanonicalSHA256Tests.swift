import SchemagenModel
import Testing

@Suite struct SHA256Tests {
    /// The examples of the standard, and lengths around the ends of a block, whose padding differs.
    @Test(arguments: [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
        ("x", 1, "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"),
        ("x", 54, "45f316e10b2c99abf374b22bda893cf3300d77263f1e272349ed414680522952"),
        ("x", 55, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"),
        ("x", 56, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e"),
        ("x", 57, "ae14a2563ccf969d99aca69ce6bb74981f734bbf9f655f73b8f06db68cab5217"),
        ("x", 63, "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2"),
        ("x", 64, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"),
        ("x", 65, "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9"),
        ("x", 118, "d4fc3f146a19ae0453b2195bba6b11cffd0afc8c6f94f902e55a94ed975c6abd"),
        ("x", 119, "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c"),
        ("x", 120, "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98"),
        ("x", 127, "70156a14adbabf98cff3a71c7084b417abf057a8efd27329ca36b7202c87d81f"),
        ("x", 128, "24da1b81d0b16df6428eee73c69fcb2a93c76bc6df706f0c6670fe6bfe800464"),
        ("x", 129, "0ec9eb33e74510bcdd1f2ea55206e82f21649c5c2becbf2b433eb475b34c01bd"),
    ])
    func knownHash(text: String, repetitions: Int, expected: String) {
        let bytes = Array(String(repeating: text, count: repetitions).utf8)
        #expect(SHA256.hash(bytes).hexadecimal == expected)
    }

    @Test func piecesHashAsTheWhole() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let whole = SHA256.hash(bytes)
        for size in [1, 3, 63, 64, 65, 127, 128, 129, 999] {
            var hasher = SHA256()
            var index = 0
            while index < bytes.count {
                hasher.update(Array(bytes[index..<min(bytes.count, index + size)]))
                index += size
            }
            #expect(hasher.finish() == whole, "pieces of \(size)")
        }
    }

    @Test func lineEndingsAreNormalized() {
        func normalized(_ text: String) -> String {
            String(decoding: SHA256.normalizingLineEndings(Array(text.utf8)), as: UTF8.self)
        }
        #expect(normalized("a\r\nb\r\n") == "a\nb\n")
        #expect(normalized("\r\r\n\r") == "\r\n\r")
        #expect(normalized("") == "")
        #expect(normalized("a\rb\n") == "a\rb\n")
        #expect(
            SHA256.hashNormalizingLineEndings(Array("x\r\ny".utf8)) == SHA256.hash("x\ny"))
        #expect(SHA256.hashNormalizingLineEndings(Array("x\ry".utf8)) != SHA256.hash("x\ny"))
    }
}
