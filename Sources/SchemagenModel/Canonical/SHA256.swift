/// SHA-256 as FIPS 180-4 defines it.
///
/// The build plugin's tool compiles no third-party code and runs unoptimised, so the package has an implementation of
/// its own whose inner loops use raw pointers and wrapping operators alone: tens of megabytes a second in a debug
/// build, hundreds in a release build.
public struct SHA256 {
    /// A hash of 32 bytes.
    public struct Digest: Sendable, Equatable, CustomStringConvertible {
        /// The 32 bytes.
        public let bytes: [UInt8]

        /// The 64 hexadecimal digits, in lower case.
        public var hexadecimal: String {
            let digits: StaticString = "0123456789abcdef"
            var text: [UInt8] = []
            text.reserveCapacity(64)
            for byte in bytes {
                text.append(digits.utf8Start[Int(byte >> 4)])
                text.append(digits.utf8Start[Int(byte & 15)])
            }
            return String(decoding: text, as: UTF8.self)
        }

        /// The hexadecimal digits.
        public var description: String { hexadecimal }
    }

    /// The eight words of the hash so far.
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// The message schedule, kept so that it is allocated once.
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// What did not fill a block yet: fewer than 64 bytes.
    private var pending: [UInt8] = []
    /// The number of bytes taken so far.
    private var count: UInt64 = 0

    /// Starts a hash that is fed piece by piece.
    public init() { pending.reserveCapacity(128) }

    /// The hash of bytes.
    public static func hash(_ bytes: [UInt8]) -> Digest {
        var hasher = SHA256()
        hasher.update(bytes)
        return hasher.finish()
    }

    /// The hash of a text's UTF-8 bytes.
    public static func hash(_ text: String) -> Digest { hash(Array(text.utf8)) }

    /// The hash of a text file: CR LF counts as LF, so that a checkout with other line endings has the same hash.
    public static func hashNormalizingLineEndings(_ bytes: [UInt8]) -> Digest {
        hash(normalizingLineEndings(bytes))
    }

    /// The bytes with each CR LF replaced by LF. A CR that no LF follows stays.
    public static func normalizingLineEndings(_ bytes: [UInt8]) -> [UInt8] {
        let hasCarriageReturn = bytes.withUnsafeBufferPointer { buffer -> Bool in
            guard let start = buffer.baseAddress else { return false }
            var index = 0
            while index != buffer.count {
                if start[index] == 0x0D { return true }
                index = index &+ 1
            }
            return false
        }
        guard hasCarriageReturn else { return bytes }
        return [UInt8](unsafeUninitializedCapacity: bytes.count) { result, length in
            bytes.withUnsafeBufferPointer { buffer in
                guard let source = buffer.baseAddress, let target = result.baseAddress else { return }
                var index = 0
                while index != buffer.count {
                    let next = index &+ 1
                    let isLineEnding = source[index] == 0x0D && next != buffer.count && source[next] == 0x0A
                    if !isLineEnding {
                        target[length] = source[index]
                        length = length &+ 1
                    }
                    index = next
                }
            }
        }
    }

    /// Takes more bytes.
    public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { update($0) } }

    /// Takes more bytes.
    public mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        count &+= UInt64(bytes.count)
        var index = 0
        if !pending.isEmpty {
            let missing = min(64 - pending.count, bytes.count)
            pending.append(contentsOf: bytes[0..<missing])
            index = missing
            guard pending.count == 64 else { return }
            pending.withUnsafeBufferPointer { compress($0, from: 0, blocks: 1) }
            pending.removeAll(keepingCapacity: true)
        }
        let blocks = (bytes.count - index) / 64
        compress(bytes, from: index, blocks: blocks)
        index += blocks * 64
        pending.append(contentsOf: bytes[index...])
    }

    /// Closes the hash. The value must not be used afterwards.
    public mutating func finish() -> Digest {
        let length = count &* 8
        pending.append(0x80)
        while pending.count % 64 != 56 { pending.append(0) }
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            pending.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        let blocks = pending.count / 64
        pending.withUnsafeBufferPointer { compress($0, from: 0, blocks: blocks) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in state {
            for shift in stride(from: UInt32(24), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return Digest(bytes: bytes)
    }

    /// Works whole blocks of 64 bytes into the state.
    private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, blocks: Int) {
        guard blocks > 0, let source = bytes.baseAddress else { return }
        state.withUnsafeMutableBufferPointer { state in
            schedule.withUnsafeMutableBufferPointer { schedule in
                Self.constants.withUnsafeBufferPointer { constants in
                    guard let state = state.baseAddress, let schedule = schedule.baseAddress,
                        let constants = constants.baseAddress
                    else { return }
                    var index = start
                    let end = start &+ blocks &* 64
                    while index != end {
                        Self.compress(source + index, state, schedule, constants)
                        index = index &+ 64
                    }
                }
            }
        }
    }

    /// One block (FIPS 180-4, 6.2.2). Rotations and rounds are written out: a call for each, or moving all eight words
    /// on in every round, would cost more than they do where nothing is optimised.
    private static func compress(
        _ block: UnsafePointer<UInt8>, _ state: UnsafeMutablePointer<UInt32>,
        _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>
    ) {
        var i = 0
        while i != 16 {
            let p = block + (i &* 4)
            let high = UInt32(truncatingIfNeeded: p[0]) &<< 24 | UInt32(truncatingIfNeeded: p[1]) &<< 16
            let low = UInt32(truncatingIfNeeded: p[2]) &<< 8 | UInt32(truncatingIfNeeded: p[3])
            w[i] = high | low
            i = i &+ 1
        }
        var x: UInt32
        var y: UInt32
        while i != 64 {
            x = w[i &- 15]
            y = w[i &- 2]
            x = ((x &>> 7) | (x &<< 25)) ^ ((x &>> 18) | (x &<< 14)) ^ (x &>> 3)
            y = ((y &>> 17) | (y &<< 15)) ^ ((y &>> 19) | (y &<< 13)) ^ (y &>> 10)
            w[i] = w[i &- 16] &+ x &+ w[i &- 7] &+ y
            x = w[i &- 14]
            y = w[i &- 1]
            x = ((x &>> 7) | (x &<< 25)) ^ ((x &>> 18) | (x &<< 14)) ^ (x &>> 3)
            y = ((y &>> 17) | (y &<< 15)) ^ ((y &>> 19) | (y &<< 13)) ^ (y &>> 10)
            w[i &+ 1] = w[i &- 15] &+ x &+ w[i &- 6] &+ y
            x = w[i &- 13]
            y = w[i]
            x = ((x &>> 7) | (x &<< 25)) ^ ((x &>> 18) | (x &<< 14)) ^ (x &>> 3)
            y = ((y &>> 17) | (y &<< 15)) ^ ((y &>> 19) | (y &<< 13)) ^ (y &>> 10)
            w[i &+ 2] = w[i &- 14] &+ x &+ w[i &- 5] &+ y
            x = w[i &- 12]
            y = w[i &+ 1]
            x = ((x &>> 7) | (x &<< 25)) ^ ((x &>> 18) | (x &<< 14)) ^ (x &>> 3)
            y = ((y &>> 17) | (y &<< 15)) ^ ((y &>> 19) | (y &<< 13)) ^ (y &>> 10)
            w[i &+ 3] = w[i &- 13] &+ x &+ w[i &- 4] &+ y
            i = i &+ 4
        }
        var a = state[0]
        var b = state[1]
        var c = state[2]
        var d = state[3]
        var e = state[4]
        var f = state[5]
        var g = state[6]
        var h = state[7]
        var s0: UInt32
        var s1: UInt32
        i = 0
        while i != 64 {
            s1 = ((e &>> 6) | (e &<< 26)) ^ ((e &>> 11) | (e &<< 21)) ^ ((e &>> 25) | (e &<< 7))
            h = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ k[i] &+ w[i]
            d = d &+ h
            s0 = ((a &>> 2) | (a &<< 30)) ^ ((a &>> 13) | (a &<< 19)) ^ ((a &>> 22) | (a &<< 10))
            h = h &+ s0 &+ ((a & b) | (c & (a | b)))
            s1 = ((d &>> 6) | (d &<< 26)) ^ ((d &>> 11) | (d &<< 21)) ^ ((d &>> 25) | (d &<< 7))
            g = g &+ s1 &+ (f ^ (d & (e ^ f))) &+ k[i &+ 1] &+ w[i &+ 1]
            c = c &+ g
            s0 = ((h &>> 2) | (h &<< 30)) ^ ((h &>> 13) | (h &<< 19)) ^ ((h &>> 22) | (h &<< 10))
            g = g &+ s0 &+ ((h & a) | (b & (h | a)))
            s1 = ((c &>> 6) | (c &<< 26)) ^ ((c &>> 11) | (c &<< 21)) ^ ((c &>> 25) | (c &<< 7))
            f = f &+ s1 &+ (e ^ (c & (d ^ e))) &+ k[i &+ 2] &+ w[i &+ 2]
            b = b &+ f
            s0 = ((g &>> 2) | (g &<< 30)) ^ ((g &>> 13) | (g &<< 19)) ^ ((g &>> 22) | (g &<< 10))
            f = f &+ s0 &+ ((g & h) | (a & (g | h)))
            s1 = ((b &>> 6) | (b &<< 26)) ^ ((b &>> 11) | (b &<< 21)) ^ ((b &>> 25) | (b &<< 7))
            e = e &+ s1 &+ (d ^ (b & (c ^ d))) &+ k[i &+ 3] &+ w[i &+ 3]
            a = a &+ e
            s0 = ((f &>> 2) | (f &<< 30)) ^ ((f &>> 13) | (f &<< 19)) ^ ((f &>> 22) | (f &<< 10))
            e = e &+ s0 &+ ((f & g) | (h & (f | g)))
            s1 = ((a &>> 6) | (a &<< 26)) ^ ((a &>> 11) | (a &<< 21)) ^ ((a &>> 25) | (a &<< 7))
            d = d &+ s1 &+ (c ^ (a & (b ^ c))) &+ k[i &+ 4] &+ w[i &+ 4]
            h = h &+ d
            s0 = ((e &>> 2) | (e &<< 30)) ^ ((e &>> 13) | (e &<< 19)) ^ ((e &>> 22) | (e &<< 10))
            d = d &+ s0 &+ ((e & f) | (g & (e | f)))
            s1 = ((h &>> 6) | (h &<< 26)) ^ ((h &>> 11) | (h &<< 21)) ^ ((h &>> 25) | (h &<< 7))
            c = c &+ s1 &+ (b ^ (h & (a ^ b))) &+ k[i &+ 5] &+ w[i &+ 5]
            g = g &+ c
            s0 = ((d &>> 2) | (d &<< 30)) ^ ((d &>> 13) | (d &<< 19)) ^ ((d &>> 22) | (d &<< 10))
            c = c &+ s0 &+ ((d & e) | (f & (d | e)))
            s1 = ((g &>> 6) | (g &<< 26)) ^ ((g &>> 11) | (g &<< 21)) ^ ((g &>> 25) | (g &<< 7))
            b = b &+ s1 &+ (a ^ (g & (h ^ a))) &+ k[i &+ 6] &+ w[i &+ 6]
            f = f &+ b
            s0 = ((c &>> 2) | (c &<< 30)) ^ ((c &>> 13) | (c &<< 19)) ^ ((c &>> 22) | (c &<< 10))
            b = b &+ s0 &+ ((c & d) | (e & (c | d)))
            s1 = ((f &>> 6) | (f &<< 26)) ^ ((f &>> 11) | (f &<< 21)) ^ ((f &>> 25) | (f &<< 7))
            a = a &+ s1 &+ (h ^ (f & (g ^ h))) &+ k[i &+ 7] &+ w[i &+ 7]
            e = e &+ a
            s0 = ((b &>> 2) | (b &<< 30)) ^ ((b &>> 13) | (b &<< 19)) ^ ((b &>> 22) | (b &<< 10))
            a = a &+ s0 &+ ((b & c) | (d & (b | c)))
            i = i &+ 8
        }
        state[0] = state[0] &+ a
        state[1] = state[1] &+ b
        state[2] = state[2] &+ c
        state[3] = state[3] &+ d
        state[4] = state[4] &+ e
        state[5] = state[5] &+ f
        state[6] = state[6] &+ g
        state[7] = state[7] &+ h
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
