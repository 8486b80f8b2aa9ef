import SchemagenLanguage

/// The declarations of a snapshot as pieces of its text, without reading any of them.
///
/// Most of a snapshot is what the snapshot before it says too. Whoever compares pieces needs to parse only those that are
/// new, so that a long history costs little more than its bytes.
struct SnapshotPieces {
    /// A piece of text: one declaration, or a few where the text does not tell them apart at a glance.
    struct Piece: Hashable {
        /// The line that opens the namespace around it; nil: none.
        var namespace: String?
        /// Its lines.
        var text: String
    }

    /// The pieces in the order of the file.
    let pieces: [Piece]

    /// Divides a snapshot at its blank lines, but for those in the SQL of an object.
    init(_ bytes: [UInt8]) {
        var pieces: [Piece] = []
        var namespace: String?
        var lines: [Substring] = []
        var isInQuotes = false
        func end() {
            if !lines.isEmpty { pieces.append(Piece(namespace: namespace, text: lines.joined(separator: "\n"))) }
            lines = []
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if !isInQuotes {
                if line.isEmpty {
                    end()
                    continue
                }
                if lines.isEmpty, line.hasPrefix("namespace ") {
                    namespace = String(line)
                    continue
                }
                // What stands in a namespace is indented.
                if namespace != nil, line == "}" {
                    end()
                    namespace = nil
                    continue
                }
            }
            lines.append(line)
            if Self.countOfQuotes(in: line) % 2 == 1 { isInQuotes.toggle() }
        }
        end()
        self.pieces = pieces
    }

    /// How often `"""` stands in a line.
    private static func countOfQuotes(in line: Substring) -> Int {
        var run = 0
        var count = 0
        for byte in line.utf8 {
            run = byte == 0x22 ? run + 1 : 0
            if run == 3 {
                count += 1
                run = 0
            }
        }
        return count
    }
}
