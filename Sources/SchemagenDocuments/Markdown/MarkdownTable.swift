/// The rows of a table in the making, cell by cell.
///
/// Pipes are escaped when the table comes onto its page, since a pipe ends a cell even inside a code span.
struct MarkdownTable {
    private var header: [String] = []
    /// The text of the cells, one after another.
    var text = MarkdownBuffer(capacity: 1500)
    /// Where the cells end in the text; row after row, each as long as the header.
    private var ends: [Int] = []

    init() { ends.reserveCapacity(100) }

    /// Starts a table anew; a page uses the memory of one for all its tables.
    mutating func begin(_ header: [String]) {
        self.header = header
        text.truncate(to: 0)
        ends.removeAll(keepingCapacity: true)
    }

    /// Whether there is no row.
    var isEmpty: Bool { ends.isEmpty }

    /// Ends the cell under way.
    mutating func endCell() { ends.append(text.count) }

    /// Appends a whole cell.
    mutating func cell(_ markdown: String) {
        text.put(markdown)
        endCell()
    }

    /// Appends a cell of code.
    mutating func code(_ code: String) {
        text.code(code)
        endCell()
    }

    /// Appends a separator, unless the cell under way is empty so far.
    mutating func separate(_ separator: String = " ") {
        if text.count > ends.last ?? 0 { text.put(separator) }
    }

    /// Puts words before what the cell under way holds so far.
    mutating func prefix(_ words: String) {
        let start = ends.last ?? 0
        let rest = Array(text.bytes[start...])
        text.truncate(to: start)
        text.put(words)
        if !rest.isEmpty { text.put(MarkdownByte.space) }
        text.put(rest[...])
    }

    /// Appends the whole table. Columns that are empty in every row are left out.
    func put(to page: inout MarkdownBuffer) {
        let width = header.count
        var isUsed = [Bool](repeating: false, count: width)
        var start = 0
        var column = 0
        for end in ends {
            if end > start { isUsed[column] = true }
            start = end
            column = column + 1 == width ? 0 : column + 1
        }
        put(header, isUsed, to: &page)
        page.put(MarkdownByte.pipe)
        for column in 0..<width where isUsed[column] { page.fixed(" --- |") }
        page.put(MarkdownByte.lineFeed)

        text.bytes.withUnsafeBufferPointer { bytes in
            let hasPipes = bytes.contains(MarkdownByte.pipe)
            start = 0
            column = 0
            for end in ends {
                if column == 0 { page.put(MarkdownByte.pipe) }
                if isUsed[column] {
                    page.put(MarkdownByte.space)
                    if end > start {
                        let cell = UnsafeBufferPointer(rebasing: bytes[start..<end])
                        if hasPipes { Self.escape(cell, to: &page) } else { page.put(cell) }
                        page.put(MarkdownByte.space)
                    }
                    page.put(MarkdownByte.pipe)
                }
                start = end
                column += 1
                if column == width {
                    page.put(MarkdownByte.lineFeed)
                    column = 0
                }
            }
        }
    }

    private func put(_ cells: [String], _ isUsed: [Bool], to page: inout MarkdownBuffer) {
        page.put(MarkdownByte.pipe)
        for (column, cell) in cells.enumerated() where isUsed[column] {
            page.put(MarkdownByte.space)
            page.put(cell)
            page.fixed(cell.isEmpty ? "|" : " |")
        }
        page.put(MarkdownByte.lineFeed)
    }

    private static func escape(_ cell: UnsafeBufferPointer<UInt8>, to page: inout MarkdownBuffer) {
        for byte in cell {
            if byte == MarkdownByte.pipe { page.put(MarkdownByte.backslash) }
            page.put(byte)
        }
    }
}
