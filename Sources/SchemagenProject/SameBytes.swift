extension [UInt8] {
    /// Whether two files have the same bytes. `==` goes from byte to byte, which takes longer than to read the files where
    /// nothing is optimised; this takes eight at a time.
    package func isSame(as other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return withUnsafeBytes { left in
            other.withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                let words = count / 8 &* 8
                var index = 0
                while index != words {
                    let one = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let two = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if one != two { return false }
                    index = index &+ 8
                }
                while index != count {
                    let one = left.load(fromByteOffset: index, as: UInt8.self)
                    let two = right.load(fromByteOffset: index, as: UInt8.self)
                    if one != two { return false }
                    index = index &+ 1
                }
                return true
            }
        }
    }
}
