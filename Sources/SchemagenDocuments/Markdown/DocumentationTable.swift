/// Tables in documentation: where one begins, and what its cells are.
enum DocumentationTable {
    /// Whether a line may be the line of dashes that makes a table of the line above it.
    static func isDelimiter(_ line: some Collection<UInt8>) -> Bool {
        var hasDash = false
        for byte in line {
            switch byte {
            case 0x2D: hasDash = true
            case MarkdownByte.pipe, 0x3A, MarkdownByte.space, MarkdownByte.tab: continue
            default: return false
            }
        }
        return hasDash
    }

    /// Whether two lines begin a table for every renderer. They differ in what they make of backslashes, of a single
    /// column without a pipe, and of a line that might define a link.
    static func begins(_ header: [UInt8], _ delimiter: [UInt8]) -> Bool {
        guard delimiter.contains(MarkdownByte.pipe), header.contains(MarkdownByte.pipe),
            header.first != MarkdownByte.openingBracket, let names = cells(header), let dashes = cells(delimiter),
            names.count == dashes.count
        else { return false }
        return dashes.allSatisfy { cell in
            var dashes = cell.drop(while: MarkdownByte.isBlank)
            while let last = dashes.last, MarkdownByte.isBlank(last) {
                dashes.removeLast()
            }
            if dashes.first == 0x3A { dashes.removeFirst() }
            if dashes.last == 0x3A { dashes.removeLast() }
            return !dashes.isEmpty && dashes.allSatisfy { $0 == 0x2D }
        }
    }

    /// The cells of a row; nil where a renderer may see others.
    private static func cells(_ row: [UInt8]) -> [ArraySlice<UInt8>]? {
        var rest = row[...]
        while let last = rest.last, MarkdownByte.isBlank(last) { rest.removeLast() }
        if rest.first == MarkdownByte.pipe { rest.removeFirst() }
        var cells: [ArraySlice<UInt8>] = []
        var start = rest.startIndex
        for position in rest.indices where rest[position] == MarkdownByte.pipe {
            if position > rest.startIndex, rest[position - 1] == MarkdownByte.backslash {
                if position - 1 > rest.startIndex, rest[position - 2] == MarkdownByte.backslash { return nil }
                continue
            }
            cells.append(rest[start..<position])
            start = position + 1
        }
        // Behind the last pipe there is no cell.
        if start < rest.endIndex { cells.append(rest[start...]) }
        return cells.isEmpty ? nil : cells
    }

    /// A row without HTML, cell by cell: code does not reach from one into the next.
    static func escapingHTML(_ row: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        var backslashes = 0
        for (position, byte) in row.enumerated() {
            // Behind two backslashes some renderers end a cell and some do not; to end one too many does no harm.
            if byte == MarkdownByte.pipe, backslashes % 2 == 0 {
                result += MarkdownText.escapingHTML(Array(row[start..<position]), isOneLine: true)
                result.append(byte)
                start = position + 1
            }
            backslashes = byte == MarkdownByte.backslash ? backslashes + 1 : 0
        }
        return result + MarkdownText.escapingHTML(Array(row[start...]), isOneLine: true)
    }
}
