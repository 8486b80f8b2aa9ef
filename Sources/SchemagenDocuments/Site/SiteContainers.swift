/// Quotes and lists, which hold blocks.
extension SiteBlockReader {
    /// Takes a quote.
    mutating func quote(_ rest: inout ArraySlice<SiteLine>, depth: Int) -> SiteBlock? {
        var inner: [SiteLine] = []
        var fence: SiteBlockStart.Fence?
        while let line = rest.first {
            if let line = starts.quote(line) {
                if let open = fence {
                    if starts.isClosing(line, of: open) { fence = nil }
                } else {
                    fence = starts.fence(line)
                }
                inner.append(line)
            } else if fence == nil, let last = inner.last, continuesParagraph(line, after: last) {
                inner.append(line)
            } else {
                break
            }
            rest.removeFirst()
        }
        let alert = inner.first.flatMap(alert)
        return .quote(alert, blocks(alert == nil ? inner[...] : inner.dropFirst(), depth: depth + 1))
    }

    /// Whether a line goes on with the paragraph that the line before it is in, though it lacks the container's mark.
    private func continuesParagraph(_ line: SiteLine, after last: SiteLine) -> Bool {
        guard !line.isBlank(in: bytes), !starts.interruptsParagraph(line), starts.underline(line) == nil else {
            return false
        }
        // The last line may itself be inside of further quotes and lists; it is the innermost text that counts.
        var inner = last
        for _ in 0..<Self.maximalDepth {
            if let quoted = starts.quote(inner) {
                inner = quoted
            } else if !starts.isRule(inner), let marker = starts.marker(inner) {
                inner.start = marker.content
            } else {
                break
            }
        }
        return !inner.isBlank(in: bytes) && starts.heading(inner) == nil && starts.fence(inner) == nil
            && !starts.isRule(inner)
    }

    private func alert(_ line: SiteLine) -> SiteAlert? {
        let text = Array(bytes[line.trimmed(in: bytes)])
        guard text.starts(with: "[!".utf8), text.last == SiteByte.closingBracket else { return nil }
        let name = String(decoding: text.dropFirst(2).dropLast().map(SiteByte.lowercased), as: UTF8.self)
        return SiteAlert(rawValue: name)
    }

    /// Takes a list.
    mutating func list(_ rest: inout ArraySlice<SiteLine>, depth: Int) -> SiteBlock? {
        guard let first = rest.first, let start = starts.marker(first) else { return nil }
        var list = SiteList(start: start.number, isLoose: false, items: [])
        while let line = rest.first, !starts.isRule(line), let marker = starts.marker(line),
            marker.mark == start.mark, (marker.number == nil) == (start.number == nil)
        {
            var (lines, isLoose) = item(marker, &rest)
            let isDone = box(&lines[0])
            list.items.append(SiteList.Item(isDone: isDone, blocks: blocks(lines[...], depth: depth + 1)))
            // Blank lines before the next item make the list loose; at its end they mean nothing.
            let next = rest.drop { $0.isBlank(in: bytes) }
            if next.startIndex > rest.startIndex, let line = next.first, let marker = starts.marker(line),
                marker.mark == start.mark, !starts.isRule(line)
            {
                isLoose = true
                rest = next
            }
            list.isLoose = list.isLoose || isLoose
        }
        return .list(list)
    }

    /// Takes the lines of an item; whether blank lines stand between its blocks.
    private func item(
        _ marker: SiteBlockStart.Marker, _ rest: inout ArraySlice<SiteLine>
    ) -> (lines: [SiteLine], isLoose: Bool) {
        guard let first = rest.popFirst() else { return ([], false) }
        var lines = [SiteLine(start: marker.content, end: first.end)]
        var isLoose = false
        var fence = starts.fence(lines[0])
        while let line = rest.first {
            if line.isBlank(in: bytes) {
                let next = rest.drop { $0.isBlank(in: bytes) }
                guard let line = next.first, line.indentation(in: bytes).columns >= marker.columns else { break }
                // An item that starts with a blank line and goes on behind another is empty.
                if marker.isEmpty && lines.count == 1 { break }
                lines += rest[..<next.startIndex].map { SiteLine(start: $0.end, end: $0.end) }
                rest = next
                let inner = line.dropping(columns: marker.columns, in: bytes)
                if fence == nil, inner.indentation(in: bytes).columns == 0 { isLoose = true }
            } else if line.indentation(in: bytes).columns >= marker.columns {
                let inner = line.dropping(columns: marker.columns, in: bytes)
                if let open = fence {
                    if starts.isClosing(inner, of: open) { fence = nil }
                } else {
                    fence = starts.fence(inner)
                }
                lines.append(inner)
                rest.removeFirst()
            } else if fence == nil, starts.marker(line) == nil, let last = lines.last,
                continuesParagraph(line, after: last)
            {
                lines.append(line)
                rest.removeFirst()
            } else {
                break
            }
        }
        return (lines, isLoose)
    }

    /// Takes the box of a task, `[ ]` or `[x]`, off a line.
    private func box(_ line: inout SiteLine) -> Bool? {
        let start = line.start
        guard start + 4 <= line.end, bytes[start] == SiteByte.openingBracket,
            bytes[start + 2] == SiteByte.closingBracket, bytes[start + 3] == SiteByte.space
        else { return nil }
        let mark = SiteByte.lowercased(bytes[start + 1])
        guard mark == SiteByte.space || mark == 0x78 else { return nil }
        line.start += 4
        return mark == 0x78
    }
}
