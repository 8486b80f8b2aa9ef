import SchemagenMeasures

/// Figures as Markdown. One that could not be had says why, and is never nothing or zero.
enum FigureText {
    /// What a figure says, or why there is none.
    static func of<Value>(_ figure: Measure<Value>, _ text: (Value) -> String) -> String {
        switch figure {
        case .measured(let value): text(value)
        case .unmeasured(let reason): unmeasured(reason)
        }
    }

    /// Why there is no figure.
    static func unmeasured(_ reason: Unmeasured) -> String { "unmeasured: \(MarkdownText.inline(reason.reason))" }

    /// Bytes for people: `1.4 MiB`.
    static func bytes(_ bytes: Int64) -> String {
        guard bytes >= 0 else { return "-" + Self.bytes(bytes == .min ? .max : -bytes) }
        guard bytes >= 1024 else { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
        var unit: Int64 = 1024
        var names = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"][...]
        while names.count > 1, bytes / unit >= 1024 {
            unit *= 1024
            names = names.dropFirst()
        }
        let whole = bytes / unit
        // Three digits say enough; the rest is below a hundredth.
        let tenth = bytes % unit / (unit / 1024) * 10 / 1024
        return "\(whole)\(whole < 100 ? ".\(tenth)" : "") \(names.first ?? "")"
    }

    /// Bytes for people with the exact number.
    static func exactBytes(_ bytes: Int64) -> String {
        bytes < 1024 && bytes >= 0 ? Self.bytes(bytes) : "\(Self.bytes(bytes)) (\(number(bytes)) bytes)"
    }

    /// A number with its digits in groups: `1,234,567`.
    static func number(_ number: Int64) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A difference with its sign.
    static func signed(_ number: Int64, _ text: (Int64) -> String) -> String {
        number > 0 ? "+\(text(number))" : number == 0 ? "none" : text(number)
    }

    /// A time for people: `350 ms`, `3 min 20 s`.
    static func duration(milliseconds: Int64) -> String {
        guard milliseconds >= 1_000 else { return "\(milliseconds) ms" }
        let seconds = milliseconds / 1_000
        switch seconds {
        case ..<10: return "\(seconds).\(milliseconds % 1_000 / 100) s"
        case ..<60: return "\(seconds) s"
        case ..<3_600: return two(seconds, 60, "min", 1, "s")
        case ..<86_400: return two(seconds, 3_600, "h", 60, "min")
        default: return two(seconds, 86_400, "d", 3_600, "h")
        }
    }

    /// A time in two units, the second only where there is some of it.
    private static func two(_ seconds: Int64, _ large: Int64, _ name: String, _ small: Int64, _ other: String) -> String
    {
        let rest = seconds % large / small
        return "\(seconds / large) \(name)" + (rest == 0 ? "" : " \(rest) \(other)")
    }

    /// The time that bytes take: `about 3 min 20 s`.
    static func duration(of bytes: Int64, at bytesPerSecond: Int64) -> String {
        guard bytesPerSecond > 0 else { return "unmeasured: no throughput" }
        let (whole, rest) = bytes.quotientAndRemainder(dividingBy: bytesPerSecond)
        let (milliseconds, isTooLong) = whole.multipliedReportingOverflow(by: 1_000)
        guard !isTooLong else { return "longer than can be said" }
        let (part, isLarge) = rest.multipliedReportingOverflow(by: 1_000)
        let remainder = isLarge ? rest / max(1, bytesPerSecond / 1_000) : part / bytesPerSecond
        let sum = milliseconds.addingReportingOverflow(remainder)
        return "about \(duration(milliseconds: sum.overflow ? .max : sum.partialValue))"
    }

    /// A moment in UTC without its fraction of a second; what is no such text stays as it is.
    static func moment(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes.last == 0x5A,
            bytes.allSatisfy({ (0x2D...0x3A).contains($0) || $0 == 0x54 || $0 == 0x5A })
        else { return MarkdownText.inline(text) }
        let date = String(decoding: bytes[..<10], as: UTF8.self)
        return "\(date) \(String(decoding: bytes[11..<19], as: UTF8.self)) UTC"
    }

    /// A name or a text as code; words where it is empty, since an empty cell says nothing.
    static func code(_ text: String, orIfEmpty words: String = "(empty)") -> String {
        let code = MarkdownText.code(text)
        return code.isEmpty ? words : code
    }
}
