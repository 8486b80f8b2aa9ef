/// A number made of names, the same in every run: Swift's own hashes differ from process to process.
enum StableHash {
    /// FNV-1a over the texts, a zero byte behind each, and then mixed: the low bits alone would follow the last byte.
    static func value(_ texts: String..., number: Int = 0) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = hash &* 0x100_0000_01B3
        }
        hash ^= UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((hash ^ (hash >> 31)) >> 2)
    }
}
