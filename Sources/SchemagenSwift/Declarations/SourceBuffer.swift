/// Source text in the making: bytes, indentation, and the way back to an earlier place.
///
/// What fits a line is found out by writing it: where it does not, the line is taken back and written in several.
struct SourceBuffer {
    private(set) var bytes: [UInt8] = []
    private var depth = 0
    private var lineStart = 0

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Spaces in front of the lines written now.
    var indentation: Int { depth * 4 }

    /// The bytes on the line so far.
    var column: Int { bytes.count - lineStart }

    /// A place to come back to.
    var mark: Int { bytes.count }

    /// Takes back what was written on this line since a place.
    mutating func goBack(to mark: Int) { bytes.removeSubrange(mark...) }

    mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    /// Starts a line.
    mutating func begin() { for _ in 0..<depth { bytes.append(contentsOf: Self.step) } }

    /// Ends a line.
    mutating func end() {
        bytes.append(UInt8(ascii: "\n"))
        lineStart = bytes.count
    }

    mutating func line(_ text: String) {
        if !text.utf8.isEmpty {
            begin()
            put(text)
        }
        end()
    }

    mutating func indent() { depth += 1 }
    mutating func outdent() { depth -= 1 }

    private static let step: [UInt8] = [0x20, 0x20, 0x20, 0x20]
}
