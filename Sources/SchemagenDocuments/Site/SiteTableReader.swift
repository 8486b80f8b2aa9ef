/// Tables: a header, a line of dashes, rows.
extension SiteBlockReader {
    /// Takes a table.
    mutating func table(_ rest: inout ArraySlice<SiteLine>) -> SiteBlock? {
        guard isTable(rest), let first = rest.popFirst(), let second = rest.popFirst() else { return nil }
        var table = SiteTable(alignments: alignments(second) ?? [], header: cells(first), rows: [])
        let width = table.header.count
        while let line = rest.first, !line.isBlank(in: bytes) {
            if !startsWithPipe(line), starts.interruptsParagraph(line) { break }
            var cells = cells(line)
            if cells.count > width { cells.removeLast(cells.count - width) }
            while cells.count < width { cells.append(.source(line.end..<line.end)) }
            table.rows.append(SiteTable.Row(cells: cells))
            rest.removeFirst()
        }
        return .table(table)
    }

    private func startsWithPipe(_ line: SiteLine) -> Bool {
        let (columns, first) = line.indentation(in: bytes)
        return columns < 4 && first < line.end && bytes[first] == SiteByte.pipe
    }

    /// Whether the first two lines begin a table.
    func isTable(_ lines: ArraySlice<SiteLine>) -> Bool {
        guard lines.count > 1 else { return false }
        let header = lines[lines.startIndex]
        let second = lines[lines.startIndex + 1]
        guard bytes[header.start..<header.end].contains(SiteByte.pipe),
            header.indentation(in: bytes).columns < 4, let alignments = alignments(second)
        else { return false }
        return cells(header).count == alignments.count
    }

    /// What the line of dashes says; nil where it is none.
    private func alignments(_ line: SiteLine) -> [SiteTable.Alignment]? {
        let (columns, first) = line.indentation(in: bytes)
        guard columns < 4, first < line.end else { return nil }
        for byte in bytes[first..<line.end] {
            switch byte {
            case SiteByte.pipe, SiteByte.hyphen, SiteByte.colon, SiteByte.space, SiteByte.tab: continue
            default: return nil
            }
        }
        guard bytes[first..<line.end].contains(SiteByte.hyphen) else { return nil }
        var alignments: [SiteTable.Alignment] = []
        for cell in cells(line) {
            guard case .source(let range) = cell, !range.isEmpty else { return nil }
            let isLeft = bytes[range.lowerBound] == SiteByte.colon
            let isRight = bytes[range.upperBound - 1] == SiteByte.colon
            let dashes = bytes[range].drop { $0 == SiteByte.colon }.prefix { $0 == SiteByte.hyphen }
            guard !dashes.isEmpty, dashes.count + (isLeft ? 1 : 0) + (isRight ? 1 : 0) == range.count else {
                return nil
            }
            alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
        }
        return alignments
    }

    /// The cells of a row. A pipe behind a backslash ends none, and loses the backslash.
    private func cells(_ line: SiteLine) -> [SiteText] {
        let range = line.trimmed(in: bytes)
        var cells: [SiteText] = []
        cells.reserveCapacity(9)
        bytes.withUnsafeBufferPointer { bytes in
            var position = range.lowerBound
            if position < range.upperBound, bytes[position] == SiteByte.pipe { position += 1 }
            var start = position
            var isEscaped = false
            func end(at end: Int) {
                var first = start
                var last = end
                while first < last, SiteByte.isSpace(bytes[first]) { first += 1 }
                while last > first, SiteByte.isSpace(bytes[last - 1]) { last -= 1 }
                guard isEscaped else { return cells.append(.source(first..<last)) }
                var text: [UInt8] = []
                for position in first..<last {
                    if bytes[position] == SiteByte.pipe { text.removeLast() }
                    text.append(bytes[position])
                }
                cells.append(.own(text))
            }
            while position < range.upperBound {
                if bytes[position] == SiteByte.pipe {
                    if position > start, bytes[position - 1] == SiteByte.backslash {
                        isEscaped = true
                    } else {
                        end(at: position)
                        start = position + 1
                        isEscaped = false
                    }
                }
                position += 1
            }
            // Behind the last pipe there is no cell.
            if start < range.upperBound { end(at: range.upperBound) }
        }
        return cells
    }
}
