import SchemagenProject
import Testing

/// Comparing eight bytes at a time finds every difference.
@Suite struct SameBytesTests {
    @Test(arguments: [0, 1, 7, 8, 9, 16, 31]) func everyDifferenceIsFound(count: Int) {
        let bytes = [UInt8](repeating: 0x20, count: count)
        #expect(bytes.isSame(as: [UInt8](repeating: 0x20, count: count)))
        #expect(!bytes.isSame(as: bytes + [0x20]))
        for position in bytes.indices {
            var other = bytes
            other[position] = 0x21
            #expect(!bytes.isSame(as: other))
        }
    }
}
