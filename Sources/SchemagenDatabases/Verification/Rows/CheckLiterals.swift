/// What the text of a check or of a partition's bound suggests to try: its literals, their neighbours, texts of the
/// lengths and patterns that it names.
struct CheckLiterals {
    /// The texts as they stand there, and samples of patterns.
    private(set) var texts: [String] = []
    /// Numbers: the literals, what lies between them, their neighbours.
    private(set) var numbers: [String] = []
    /// Texts of the lengths that the numbers may mean.
    private(set) var lengths: [String] = []
    /// Dates around those of the text.
    private(set) var dates: [String] = []

    init(_ expression: String, _ dialect: SQLScanner.Dialect) {
        let tokens = SQLScanner.tokens(of: expression, dialect)
        var values: [Double] = []
        for (place, token) in tokens.enumerated() {
            switch token.kind {
            case .string: add(token.text, behind: tokens[..<place], dialect)
            case .number:
                guard let value = Double(token.text), value.isFinite else { continue }
                let isNegative = place > 0 && tokens[place - 1].isSymbol("-")
                values.append(isNegative ? -value : value)
            case .word where token.text.lowercased().hasPrefix("json"): texts += ["{}", "[]"]
            case .word where token.text.lowercased().hasPrefix("upper"): texts += ["ABCDE", "B"]
            case .word where token.text.lowercased().hasPrefix("lower"): texts += ["abcde", "b"]
            default: break
            }
        }
        values += texts.compactMap { Double($0) }.filter(\.isFinite)
        addNumbers(values)
        addDates()
    }

    private mutating func add(
        _ text: String, behind before: ArraySlice<SQLScanner.Token>, _ dialect: SQLScanner.Dialect
    ) {
        let last = before.last { !$0.isSymbol("(") }
        if let last, last.kind == .word || last.kind == .symbol {
            switch last.text.lowercased() {
            case "like", "ilike", "~~", "~~*": return texts.append(PatternSample.like(text))
            case "glob": return texts += PatternSample.texts(text, isGlob: true)
            case "~", "~*", "regexp": return texts += PatternSample.texts(text)
            default: break
            }
        }
        texts.append(text)
        // regexp_like(x, '...'), strpos(x, '@') and the like.
        if text.unicodeScalars.contains(where: { "^$[".unicodeScalars.contains($0) }) {
            texts += PatternSample.texts(text)
        }
        if text.unicodeScalars.count < 5 { texts += ["a\(text)b", "a\(text)b.c"] }
    }

    private mutating func addNumbers(_ values: [Double]) {
        var unique: [Double] = []
        for value in values where !unique.contains(value) { unique.append(value) }
        // What lies between two bounds comes first: it is most often right.
        let sorted = unique.sorted()
        var found = zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
        found = found.flatMap { [$0.rounded(.down), $0] }
        for value in unique { found += [value + 1, value, value - 1, value + 0.5, value - 0.5] }
        for value in unique where value != 0 { found += [value * 2, value / 2] }
        for value in unique.prefix(8) { found += (2...6).map { value + Double($0) } }
        var seen: Set<String> = []
        numbers = found.map(Self.text).filter { seen.insert($0).inserted }
        for value in unique where value >= 1 && value <= 300 && value == value.rounded() {
            let count = Int(value)
            for length in [count, count - 1, count + 1] where length > 0 {
                for letter in ["a", "A", "1", "b", "2", "0"] where lengths.count < 60 {
                    lengths.append(String(repeating: letter, count: length))
                }
            }
        }
    }

    private static func text(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 9e15 { return String(Int64(value)) }
        return String(value)
    }

    /// For each `2024-03-31...` dates of the same year and of the next: a bound below and one above leave room there.
    private mutating func addDates() {
        var years: [Int] = []
        for text in texts {
            let head = text.utf8.prefix(5)
            guard head.count == 5, head.last == UInt8(ascii: "-"), let year = Int(text.prefix(4)) else { continue }
            years += [year, year + 1, year - 1]
            let month = text.prefix(7)
            if month.utf8.count == 7 { dates += ["\(month)-15", "\(month)-02", "\(month)-28"] }
        }
        years += numbers.compactMap { Int($0) }.filter { (1500...2999).contains($0) }
        for year in years where year > 999 && year < 9999 {
            dates += ["\(year)-06-15", "\(year)-01-02", "\(year)-12-30"]
        }
    }
}
