/// A line of a page, or what is left of it inside a quote or a list: a range of bytes without the line's end.
struct SiteLine {
    var start: Int
    var end: Int

    /// The lines of a page, which end in LF, CR LF or CR.
    static func lines(of bytes: [UInt8]) -> [SiteLine] {
        var lines: [SiteLine] = []
        lines.reserveCapacity(bytes.count / 60 + 8)
        // The mark that some editors put at the start of a file.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var position = start
        bytes.withUnsafeBufferPointer { bytes in
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                guard byte == SiteByte.lineFeed || byte == SiteByte.carriageReturn else { continue }
                lines.append(SiteLine(start: start, end: position - 1))
                if byte == SiteByte.carriageReturn, position < bytes.count, bytes[position] == SiteByte.lineFeed {
                    position += 1
                }
                start = position
            }
        }
        if start < bytes.count { lines.append(SiteLine(start: start, end: bytes.count)) }
        return lines
    }

    /// The columns of white space in front, a tab counting four, and the first byte behind it.
    func indentation(in bytes: [UInt8]) -> (columns: Int, first: Int) {
        var columns = 0
        var position = start
        while position < end {
            if bytes[position] == SiteByte.space {
                columns += 1
            } else if bytes[position] == SiteByte.tab {
                columns += 4
            } else {
                break
            }
            position += 1
        }
        return (columns, position)
    }

    /// The line without some columns of white space in front.
    func dropping(columns: Int, in bytes: [UInt8]) -> SiteLine {
        var rest = columns
        var position = start
        while rest > 0, position < end {
            if bytes[position] == SiteByte.space {
                rest -= 1
            } else if bytes[position] == SiteByte.tab {
                rest -= 4
            } else {
                break
            }
            position += 1
        }
        return SiteLine(start: position, end: end)
    }

    /// Whether there is nothing but white space.
    func isBlank(in bytes: [UInt8]) -> Bool { indentation(in: bytes).first == end }

    /// The range without white space at both ends.
    func trimmed(in bytes: [UInt8]) -> Range<Int> {
        var first = start
        var last = end
        while first < last, SiteByte.isSpace(bytes[first]) { first += 1 }
        while last > first, SiteByte.isSpace(bytes[last - 1]) { last -= 1 }
        return first..<last
    }
}
