/// How the words of a name are put together.
enum NameStyle: String, CaseIterable {
    case snake = "snake_case"
    case camel = "camelCase"
    case pascal = "PascalCase"
    case capitals = "CAPITALS"

    /// The styles that a name can be in: of one lower-case word two, of a mixture none.
    static func styles(of name: String) -> [NameStyle] {
        let letters = name.drop { $0 == "_" }
        guard let first = letters.first, letters.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
            return []
        }
        let hasCapitals = letters.contains { $0.isUppercase }
        let hasSmall = letters.contains { $0.isLowercase }
        let isOneWord = !letters.dropLast(letters.reversed().prefix { $0 == "_" }.count).contains("_")
        switch (hasCapitals, hasSmall) {
        case (false, _): return isOneWord ? [.snake, .camel] : [.snake]
        case (true, false): return isOneWord ? [.capitals, .pascal] : [.capitals]
        case (true, true): return isOneWord ? [first.isUppercase ? .pascal : .camel] : []
        }
    }

    /// The styles that a list of names keeps to: four of five names do, and at least four.
    static func styles(of names: [String]) -> [NameStyle] {
        var counts: [NameStyle: Int] = [:]
        for name in names { for style in styles(of: name) { counts[style, default: 0] += 1 } }
        return allCases.filter { style in
            let count = counts[style] ?? 0
            return isMost(count, of: names.count)
        }
    }

    /// Whether so many make a rule of a list: four of five, and at least four.
    static func isMost(_ count: Int, of all: Int) -> Bool { count >= 4 && count * 5 >= all * 4 }
}
