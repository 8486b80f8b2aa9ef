/// How wide a text is in a monospaced font, in cells.
///
/// The tables are our own: those of the standard library change with its version, and a diagram must not. They hold the
/// East Asian wide and fullwidth characters and emoji (two cells; Unicode Standard Annex #11) and, for the scripts that
/// are met in names, combining marks and format characters (none), as far as a box's width needs them: a cell too many
/// is harmless.
enum DisplayWidth {
    /// The number of cells of a text.
    static func cells(of text: String) -> Int {
        var text = text
        let ascii: Int? = text.withUTF8 { bytes in
            for byte in bytes where byte >= 0x80 { return nil }
            return bytes.count
        }
        if let ascii { return ascii }
        var meter = CellMeter()
        for scalar in text.unicodeScalars { meter.add(scalar.value) }
        return meter.cells
    }

    /// The beginning of a text with an ellipsis, not wider than a number of cells; nil where the text fits as it is.
    static func shortened(_ text: String, to most: Int) -> String? {
        guard cells(of: text) > most else { return nil }
        var meter = CellMeter()
        var kept = String.UnicodeScalarView()
        // What has been read since the last place where the text may be cut: an emoji of several characters or a letter
        // with its marks stays whole.
        var cluster = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let startsCluster = meter.add(scalar.value)
            if startsCluster {
                kept.append(contentsOf: cluster)
                cluster = String.UnicodeScalarView()
            }
            if meter.cells > most - 1 { break }
            cluster.append(scalar)
        }
        return String(kept) + "…"
    }

    /// The cells of a character on its own.
    static func cells(of scalar: UInt32) -> Int {
        if scalar < 0x300 { return scalar == 0xAD ? 0 : 1 }
        if contains(none, scalar) { return 0 }
        return contains(wide, scalar) ? 2 : 1
    }

    /// Whether a character is drawn as a picture when a joiner or a variation selector asks for it.
    static func isPicture(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x203C, 0x2049, 0x2100...0x2BFF, 0x3030, 0x303D, 0x3297, 0x3299, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    private static func contains(_ ranges: [ClosedRange<UInt32>], _ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(scalar)
    }

    /// Combining marks, joiners, variation selectors and marks of direction, ascending.
    private static let none: [ClosedRange<UInt32>] = [
        0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF...0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5,
        0x05C7...0x05C7, 0x0610...0x061A, 0x061C...0x061C, 0x064B...0x065F, 0x0670...0x0670, 0x06D6...0x06DC,
        0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED, 0x0711...0x0711, 0x0730...0x074A, 0x0900...0x0902,
        0x093A...0x093A, 0x093C...0x093C, 0x0941...0x0948, 0x094D...0x094D, 0x0951...0x0957, 0x0962...0x0963,
        0x0981...0x0981, 0x09BC...0x09BC, 0x09C1...0x09C4, 0x09CD...0x09CD, 0x0A01...0x0A02, 0x0A3C...0x0A3C,
        0x0A41...0x0A51, 0x0B01...0x0B01, 0x0B3C...0x0B3C, 0x0BC0...0x0BC0, 0x0BCD...0x0BCD, 0x0C3E...0x0C40,
        0x0C46...0x0C56, 0x0CBC...0x0CBC, 0x0CCC...0x0CCD, 0x0D41...0x0D44, 0x0D4D...0x0D4D, 0x0E31...0x0E31,
        0x0E34...0x0E3A, 0x0E47...0x0E4E, 0x0EB1...0x0EB1, 0x0EB4...0x0EBC, 0x0EC8...0x0ECE, 0x1AB0...0x1ACE,
        0x1DC0...0x1DFF, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20D0...0x20F0, 0x302A...0x302D,
        0x3099...0x309A, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF...0xFEFF, 0xE0001...0xE007F, 0xE0100...0xE01EF,
    ]

    /// East Asian wide and fullwidth characters and the emoji that are pictures by default, ascending.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
        0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
        0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
        0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
        0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
        0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FB,
        0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
        0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
        0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
        0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
        0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
        0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
        0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}

/// Counts the cells of a text, character by character: an emoji may be made of several.
private struct CellMeter {
    private(set) var cells = 0
    private var last: UInt32 = 0
    /// The cells of the cluster that the last character belongs to.
    private var lastCells = 0
    private var isFirst = true

    /// Adds a character. Returns whether a cluster starts with it, before which the text may be cut.
    @discardableResult
    mutating func add(_ scalar: UInt32) -> Bool {
        defer {
            last = scalar
            isFirst = false
        }
        let isModifier = scalar >= 0x1F3FB && scalar <= 0x1F3FF && DisplayWidth.isPicture(last)
        if isModifier || (last == 0x200D && DisplayWidth.isPicture(scalar)) {
            // A colour of skin, or the next part of a picture of several.
            return false
        }
        if scalar == 0xFE0F && DisplayWidth.isPicture(last) && lastCells == 1 {
            // Asks for the picture, which is wide.
            cells += 1
            lastCells = 2
            return false
        }
        let own = DisplayWidth.cells(of: scalar)
        guard own > 0 || isFirst else { return false }
        cells += own
        lastCells = own
        return true
    }
}
