import SchemagenModel

/// A hash of what files say, made to tell whether they changed, not against forgery: SHA-256 over all of them would take
/// longer than to write them.
struct ContentHash {
    private var hasher = SHA256()

    /// A few bytes that stand for a file: four lanes over its blocks of 32 bytes, its length, and what fills no block.
    static func summary(_ bytes: [UInt8]) -> [UInt8] {
        let blocks = bytes.count / 32
        var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
        bytes.withUnsafeBytes { buffer in
            guard var block = buffer.baseAddress else { return }
            let end = block + blocks &* 32
            while block != end {
                lanes.0 = mixed(lanes.0, block.loadUnaligned(as: UInt64.self))
                lanes.1 = mixed(lanes.1, block.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
                lanes.2 = mixed(lanes.2, block.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
                lanes.3 = mixed(lanes.3, block.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
                block += 32
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(80)
        for number in [lanes.0, lanes.1, lanes.2, lanes.3, UInt64(bytes.count)] {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                result.append(UInt8(truncatingIfNeeded: number &>> shift))
            }
        }
        result += bytes[(blocks * 32)...]
        return result
    }

    /// A lane with eight more bytes, the first the lowest; each step can be undone, so that no single change gets lost.
    private static func mixed(_ lane: UInt64, _ bytes: UInt64) -> UInt64 {
        let sum = lane &+ UInt64(littleEndian: bytes) &* 0xC2B2_AE3D_27D4_EB4F
        return (sum &<< 31 | sum &>> 33) &* 0x9E37_79B1_85EB_CA87
    }

    /// Takes in a file by its name and summary.
    mutating func update(_ name: String, _ summary: [UInt8]) {
        hasher.update(Array((name + "\u{0}").utf8))
        hasher.update(summary)
    }

    /// The hash in 64 hexadecimal digits.
    mutating func finish() -> String { hasher.finish().hexadecimal }
}
