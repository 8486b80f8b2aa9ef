import SchemagenDatabases

/// A value of a column, in the forms that the three sides take it in.
enum Cell: Sendable {
    case null
    case integer(Int64)
    case double(Double)
    case float(Float)
    /// The whole number of smallest units, and how many digits stand behind the point.
    case decimal(Int64, scale: Int)
    case text(String)
    case bool(Bool)
    /// A case by its Swift name and its stored text.
    case enumeration(String, sqlName: String)
    case bytes([UInt8])
    /// Thirty-two hexadecimal digits.
    case uuid(String)
    /// Milliseconds since 1970.
    case moment(Int64)
    /// Microseconds.
    case duration(Int64)
    /// A value of one of the runtime's types, by its Swift type and the text that both databases take.
    case runtime(String, String)
    /// The JSON text of an array of strings or whole numbers.
    case array([Cell])

    /// As PostgreSQL reads it.
    var postgresql: String? {
        switch self {
        case .null: nil
        case .integer(let value), .duration(let value): String(value)
        case .double(let value): "\(value)"
        case .float(let value): "\(value)"
        case .decimal(let units, let scale): Self.decimalText(units, scale: scale)
        case .text(let text): text
        case .bool(let value): value ? "t" : "f"
        case .enumeration(_, let sqlName): sqlName
        case .bytes(let bytes): "\\x" + Self.hexadecimal(bytes)
        case .uuid(let digits): digits
        case .moment(let milliseconds): Self.momentText(milliseconds) + "+00"
        case .runtime(_, let text): text
        case .array(let elements):
            "{" + elements.map { Self.quoted($0.postgresql ?? "") }.joined(separator: ",") + "}"
        }
    }

    /// In quotes, as arrays of PostgreSQL and JSON read it alike.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// As SQLite stores it.
    var sqlite: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value), .duration(let value), .decimal(let value, _): .integer(value)
        case .double(let value): .double(value)
        case .float(let value): .double(Double(value))
        case .text(let text): .text(text)
        case .bool(let value): .integer(value ? 1 : 0)
        case .enumeration(_, let sqlName): .text(sqlName)
        case .bytes(let bytes): .blob(bytes)
        case .uuid(let digits): .blob(Self.bytes(digits))
        case .moment(let milliseconds): .text(Self.momentText(milliseconds))
        case .runtime(_, let text): .text(text)
        case .array(let elements): .text("[" + elements.map(\.json).joined(separator: ",") + "]")
        }
    }

    private var json: String {
        if case .integer(let value) = self { return String(value) }
        return Self.quoted(postgresql ?? "")
    }

    /// As Swift code, inside the type of the column where that wraps the value.
    func swift(wrappedIn wrapper: String?) -> String {
        let code: String
        switch self {
        case .null: return "nil"
        case .integer(let value): code = value == .min ? ".min" : String(value)
        case .double(let value): code = "Double(bitPattern: \(value.bitPattern))"
        case .float(let value): code = "Float(bitPattern: \(value.bitPattern))"
        case .decimal(let units, let scale):
            code = "Decimal(string: \"\(Self.decimalText(units, scale: scale))\")!"
        case .text(let text): code = "String(decoding: [UInt8](\(Array(text.utf8))), as: UTF8.self)"
        case .bool(let value): code = "\(value)"
        case .enumeration(let name, _): code = "." + name
        case .bytes(let bytes): code = "Data([UInt8](\(bytes)))"
        case .uuid(let digits):
            var parts: [Substring] = []
            var rest = digits[...]
            for count in [8, 4, 4, 4, 12] {
                parts.append(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
            code = "UUID(uuidString: \"\(parts.joined(separator: "-"))\")!"
        case .moment(let milliseconds): code = "Date(timeIntervalSince1970: \(milliseconds) / 1000)"
        case .duration(let microseconds): code = "Duration.microseconds(\(microseconds))"
        case .runtime("JSON", let text): code = "JSON(literal: \(Cell.text(text).swift(wrappedIn: nil)))"
        case .runtime(let type, let text): code = "\(type)(\(text.debugDescription))!"
        case .array(let elements): code = "[\(elements.map { $0.swift(wrappedIn: nil) }.joined(separator: ", "))]"
        }
        return wrapper.map { "\($0)(rawValue: \(code))" } ?? code
    }

    /// `-1234` with two digits behind the point is `-12.34`.
    static func decimalText(_ units: Int64, scale: Int) -> String {
        guard scale > 0 else { return String(units) }
        var digits = String(units.magnitude)
        while digits.utf8.count <= scale { digits = "0" + digits }
        return (units < 0 ? "-" : "") + digits.dropLast(scale) + "." + digits.suffix(scale)
    }

    /// Any printed decimal as the whole number of its smallest units; nil where it has more digits than the scale.
    static func units(_ text: String, scale: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.utf8.count > scale, fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.utf8.count <= scale else { return nil }
        return Int64(whole + fraction + String(repeating: "0", count: scale - fraction.utf8.count))
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ digits: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// `2025-03-01 08:30:00.500`, by the proleptic Gregorian calendar.
    static func momentText(_ milliseconds: Int64) -> String {
        func padded(_ value: Int64, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        let day = 86_400_000 as Int64
        let days = (milliseconds >= 0 ? milliseconds : milliseconds - day + 1) / day
        let rest = milliseconds - days * day
        // Days since 0000-03-01, in eras of 400 years.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let date = dayOfYear - (153 * month + 2) / 5 + 1
        let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
        let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(date, 2)) "
            + time.joined(separator: ":") + "." + padded(rest % 1000, 3)
    }
}
