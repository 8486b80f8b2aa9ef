/// Values for a column of SQLite by its declared type: its affinity decides what fits, other words in it what is meant.
struct SQLiteTypeValues {
    private enum Meaning {
        case integer
        case boolean
        case real
        case number
        case text
        case date
        case time
        case moment
        case json
        case uuid
        case blob
        case any
    }

    private let meaning: Meaning
    private let count: Int

    init(type: String, count: Int) {
        let name = type.uppercased()
        func has(_ parts: String...) -> Bool { parts.contains { name.contains($0) } }
        self.count = count
        meaning =
            if has("BOOL") {
                .boolean
            } else if has("TIMESTAMP", "DATETIME") {
                .moment
            } else if has("INTERVAL") {
                .text
            } else if has("INT") {
                .integer
            } else if has("JSON") {
                .json
            } else if has("UUID") {
                .uuid
            } else if has("CHAR", "CLOB", "TEXT") {
                .text
            } else if has("DATE") {
                .date
            } else if has("TIME") {
                .time
            } else if has("BLOB") {
                .blob
            } else if has("REAL", "FLOA", "DOUB") {
                .real
            } else if name.isEmpty || name == "ANY" {
                .any
            } else {
                .number
            }
    }

    var values: RowValues {
        let numbers = (1...count).map { Int64($0) }
        func texts(_ body: (Int64) -> String) -> [DatabaseValue] { numbers.map { .text(body($0)) } }
        switch meaning {
        case .integer:
            return RowValues(
                plain: numbers.map { .integer($0) }, nasty: [.integer(.min), .integer(.max), .integer(0), .integer(-1)])
        case .boolean: return RowValues(plain: [.integer(0), .integer(1)])
        case .real:
            return RowValues(
                plain: numbers.map { .double(Double($0) + 0.25) },
                nasty: [
                    .double(-1.7976931348623157e308), .double(.leastNonzeroMagnitude), .double(.infinity), .double(0.1),
                    .double(1e15),
                ])
        case .number:
            return RowValues(
                plain: numbers.map { .double(Double($0) + 0.5) } + numbers.map { .integer($0) },
                nasty: [.integer(.max), .double(0.1), .double(-1e300), .integer(0)])
        case .text:
            return RowValues(
                plain: PostgreSQLTypeValues.characterTexts(count).map { .text($0) },
                nasty: PostgreSQLTypeValues.nastyTexts.map { .text($0) })
        case .date:
            return RowValues(
                plain: texts { "2024-0\($0 % 9 + 1)-1\($0 % 10)" },
                nasty: [.text("0000-01-01"), .text("9999-12-31"), .text("2024-02-29")])
        case .time:
            return RowValues(
                plain: texts { "\($0 % 14 + 10):0\($0 % 10):00" }, nasty: [.text("00:00:00"), .text("23:59:59.999")])
        case .moment:
            return RowValues(
                plain: texts { "2024-0\($0 % 9 + 1)-1\($0 % 10) \($0 % 14 + 10):30:00" },
                nasty: [
                    .text("0000-01-01 00:00:00"), .text("9999-12-31 23:59:59.999"), .text("2024-02-29 12:00:00.001"),
                ])
        case .json:
            return RowValues(
                plain: texts { "{\"a\": \($0)}" },
                nasty: [.text("{}"), .text("[]"), .text("null"), .text("\"it's \\\"quoted\\\" 😀\"")])
        case .uuid:
            return RowValues(
                plain: texts { "0000000\($0 % 10)-0000-4000-8000-0000000000\($0 + 10)" },
                nasty: [.text("ffffffff-ffff-ffff-ffff-ffffffffffff")])
        case .blob:
            return RowValues(
                plain: numbers.map { .blob([0, UInt8(truncatingIfNeeded: $0), 255]) },
                nasty: [.blob([]), .blob([0]), .blob([0x27, 0x22, 0x5C, 0xFF])])
        case .any:
            return RowValues(
                plain: numbers.map { .integer($0) },
                nasty: [.text("it's 😀"), .double(0.5), .blob([0, 255]), .text(""), .text("1")])
        }
    }

    /// The values that a check suggests, in the class of storage that the column wants first.
    func suggestions(from check: String) -> [DatabaseValue] {
        let literals = CheckLiterals(check, .sqlite)
        let texts = (literals.texts + literals.dates).map { DatabaseValue.text($0) }
        let lengths = literals.lengths.prefix(40).map { DatabaseValue.text($0) }
        let numbers = literals.numbers.map { text -> DatabaseValue in
            if let integer = Int64(text) { return meaning == .real ? .double(Double(integer)) : .integer(integer) }
            return .double(Double(text) ?? 0)
        }
        let integers = numbers.filter { if case .integer = $0 { true } else { false } }
        switch meaning {
        case .integer: return integers
        case .boolean: return []
        case .real: return numbers
        case .number: return numbers
        case .blob: return literals.lengths.prefix(40).map { .blob(Array($0.utf8)) }
        case .any: return texts + numbers + lengths
        case .text, .date, .time, .moment, .json, .uuid:
            return texts + lengths + literals.numbers.map { .text($0) }
        }
    }
}
