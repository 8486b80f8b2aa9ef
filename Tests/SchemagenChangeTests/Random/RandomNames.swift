/// Names that are hard on whoever forgets to quote, fold, cut or escape.
extension RandomSchema {
    private static let words = [
        "alpha", "beta", "order", "select", "user", "group", "größe", "naïve", "table", "delta", "index", "value",
        "check", "from", "total", "name", "size", "kind", "where", "limit", "unique", "primaryKey", "computed", "type",
        "createdAt", "leadID", "HTMLBody", "sha256Hash", "description", "partition", "was", "references",
    ]

    /// Words around a number that make a SQL name.
    private static let frames: [(before: String, after: String)] = [
        ("n", ""), ("Mixed", ""), ("UPPER_", ""), ("with space ", ""), ("qu\"ote", "\""), ("apo'strophe", "'"),
        ("größe", "é"), ("😀 ", ""), ("a.b", ".c"), ("per%", "%s"), ("back\\", "\\n"), ("semi;", "--"), ("$", "$1"),
        ("/*", "*/"), ("x[", "]"), ("x`", "`"), ("1", "st"), ("-", ""), ("名前", ""), (" lead", " "),
    ]

    /// Words that mean something in SQL.
    private static let reserved = [
        "select", "user", "order", "group", "table", "primary", "check", "default", "end", "all", "limit", "offset",
        "window", "authorization", "foreign", "constraint", "value", "rowid_", "temp", "public_",
    ]

    /// A Swift name that nothing has had.
    mutating func fresh(_ random: inout RandomNumbers, capital: Bool = false) -> String {
        if !retired.isEmpty, random.chance(8) {
            let name = random.pick(retired)
            if !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) { return name }
        }
        var word = random.pick(Self.words)
        if random.chance(4) { word = String(repeating: word, count: 12) }
        if capital { word = word.prefix(1).uppercased() + word.dropFirst() }
        return random.chance(70) ? word + String(number()) : word
    }

    /// What stands behind `as`, nothing where the name follows from the Swift name.
    mutating func sqlName(_ random: inout RandomNumbers) -> String? {
        switch random.below(20) {
        case 0..<8: return nil
        case 8..<11: return "n\(number())"
        case 11: return random.pick(Self.reserved)
        case 12:
            // The limit of PostgreSQL, and the same but for its end.
            let number = String(number())
            return String(repeating: random.chance(50) ? "x" : "X", count: 63 - number.count) + number
        case 13:
            // As something else is called, but for its case.
            let names = all.compactMap(\.sqlName)
            guard isPostgreSQL, !isForBoth, let name = names.randomElement(using: &random) else { return nil }
            return name.uppercased() == name ? name.lowercased() : name.uppercased()
        case 14:
            let names = retired.filter { !$0.isEmpty }
            return names.randomElement(using: &random)
        default:
            let frame = random.pick(Self.frames)
            return "\(frame.before)\(number())\(frame.after)"
        }
    }

    /// A comment of the sort that breaks what puts texts together without care.
    func remark(_ random: inout RandomNumbers) -> String {
        random.pick([
            "Plain.", "It's \"quoted\" \\ $1 %s; --", "Two lines,\nthe second */ one.", "😀 größe", "'",
            "`code` and $$ body $$",
            "Number \(random.below(1000)).", "A paragraph.\n\nAnd another.",
        ])
    }

    /// Patterns that the header may have.
    static let patterns: [String: [String]] = [
        "table": ["{swiftName}", "t_{name}"], "column": ["{swiftName}", "{name_1}", "{NAME}"],
        "index": ["ix_{table}_{columns}", "index_{table}_on_{columns:_and_}"], "uniqueIndex": ["uix_{table}_{columns}"],
        "unique": ["uq_{table}_{columns}"], "foreignKey": ["fk_{table}_{columns}", "{table}_{columns}_to_{target}"],
        "check": ["ck_{table}_{name}"], "primaryKey": ["pk_{table}"], "exclude": ["ex_{table}_{columns}"],
        "identity": ["{table}_{column}_numbers"], "enum": ["{SwiftName}"], "case": ["{NAME}", "{swiftName}"],
        "view": ["v_{name}"], "type": ["{lowercased}"], "sequence": ["seq_{name}"],
    ]

    @discardableResult
    mutating func changeNaming(_ random: inout RandomNumbers) -> Bool {
        let kind = random.pick(Self.patterns.keys.sorted())
        let pattern = random.chance(30) ? nil : random.pick(Self.patterns[kind] ?? [])
        guard settings.naming[kind] != pattern else { return false }
        settings.naming[kind] = pattern
        return true
    }
}
