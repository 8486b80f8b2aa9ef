import SchemagenLanguage

/// Moves the lines of a raw string to another indentation without changing its value.
enum RawStringLayout {
    /// The literal, quotes included, its lines indented by so many spaces; as it is where it is not laid out in lines.
    static func reindented(_ bytes: ArraySlice<UInt8>, by indentation: Int) -> [UInt8] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count >= 2, let opening = lines.first, let closing = lines.last else { return Array(bytes) }
        let oldIndentation = closing.prefix { $0 == 0x20 || $0 == 0x09 }
        let newIndentation = [UInt8](repeating: 0x20, count: indentation)

        var result = withoutBlankEnd(opening)
        for line in lines.dropFirst().dropLast() {
            result.append(0x0A)
            let text = line.last == 0x0D ? line.dropLast() : line
            if text.starts(with: oldIndentation) {
                let rest = text.dropFirst(oldIndentation.count)
                if rest.isEmpty { continue }
                result.append(contentsOf: newIndentation)
                result.append(contentsOf: rest)
            } else if !text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                // The lexer reports such a line.
                return Array(bytes)
            }
        }
        result.append(0x0A)
        result.append(contentsOf: newIndentation)
        result.append(contentsOf: closing.dropFirst(oldIndentation.count))
        return result
    }

    private static func withoutBlankEnd(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var line = line
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
        return Array(line)
    }
}
