import SchemagenModel

/// Swift names for SQL names, as a person would choose them.
public enum SwiftWords {
    /// The name of a property, case or namespace: `lead_id` gives `leadID`, `CustomerId` gives `customerId`.
    public static func member(_ sqlName: String) -> String {
        let words = words(of: sqlName)
        guard let first = words.first else { return "unnamed" }
        let name = lowered(first) + words.dropFirst().map(capitalised).joined()
        return started(name)
    }

    /// The name of a type: `lead_notes` gives `LeadNotes`, or `LeadNote` where the name is of many. A table that joins
    /// others is named after one row of each: `leads_tags` gives `LeadTag` where there are `leads` and `tags`.
    public static func type(_ sqlName: String, isOfMany: Bool, tables: Set<String> = []) -> String {
        var words = words(of: sqlName)
        guard let last = words.popLast() else { return "Unnamed" }
        if isOfMany, tables.contains(last), words.allSatisfy(tables.contains) { words = words.map(singular) }
        words.append(isOfMany ? singular(last) : last)
        return started(words.map(capitalised).joined())
    }

    /// The words of a name: at underscores and everything that is no letter or digit, before a capital that follows a
    /// small letter or digit, and before the last capital of a run that starts a word.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word: [Character] = []
        let characters = Array(name)
        func flush() {
            if !word.isEmpty { words.append(String(word)) }
            word = []
        }
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber, isIdentifier(character) else {
                flush()
                continue
            }
            if character.isUppercase, let previous = word.last {
                let next = index + 1 < characters.count ? characters[index + 1] : nil
                if !previous.isUppercase || next?.isLowercase == true { flush() }
            }
            word.append(character)
        }
        flush()
        return words
    }

    /// Letters that a name of the language can hold: not marks or numbers of other scripts.
    private static func isIdentifier(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
            && (character.unicodeScalars.first?.properties.isXIDStart ?? false || character.isASCII)
    }

    /// Words that stand in capitals in Swift names.
    private static let acronyms: Set<String> = [
        "id", "url", "uri", "uuid", "html", "json", "xml", "http", "https", "api", "ip", "sql", "csv", "pdf", "css",
        "ai",
        "utc", "ui", "cpu", "ssl", "tls", "dns", "crm", "sms", "faq", "seo", "otp", "jwt", "iso", "isbn", "vat",
    ]

    private static func lowered(_ word: String) -> String { word.lowercased() }

    private static func capitalised(_ word: String) -> String {
        let lower = word.lowercased()
        if acronyms.contains(lower), word != word.prefix(1).uppercased() + word.dropFirst().lowercased() {
            return lower.uppercased()
        }
        if lower.hasSuffix("s"), acronyms.contains(String(lower.dropLast())), word == lower {
            return lower.dropLast().uppercased() + "s"
        }
        // A word in capitals is written as a word; one in mixed case (`eMail`) keeps what is behind its first letter.
        let rest = word == word.uppercased() ? String(lower.dropFirst()) : String(word.dropFirst())
        return word.prefix(1).uppercased() + rest
    }

    /// A name begins with a letter.
    private static func started(_ name: String) -> String {
        guard let first = name.unicodeScalars.first else { return "unnamed" }
        return first.properties.isXIDStart ? name : "_\(name)"
    }

    /// The word for one of many, by the usual English endings; words that only look like that stay as they are.
    static func singular(_ word: String) -> String {
        let lower = word.lowercased()
        let irregular = ["people": "person", "children": "child", "men": "man", "women": "woman", "indices": "index"]
        if let one = irregular[lower] { return word.first?.isUppercase == true ? capitalised(one) : one }
        let kept: Set<String> = [
            "status", "address", "news", "series", "species", "analysis", "basis", "business", "process", "access",
            "progress", "success", "class", "bus", "gas", "canvas", "alias", "bonus", "campus", "census", "corpus",
            "focus", "genus", "virus", "iris", "lens", "settings", "analytics", "metrics", "statistics", "sms", "dns",
            "css", "https", "credentials", "details", "preferences", "data", "logs",
        ]
        guard !kept.contains(lower), lower.count > 3, lower.hasSuffix("s"), !lower.hasSuffix("ss"),
            !lower.hasSuffix("us"),
            !lower.hasSuffix("is")
        else { return word }
        if lower.hasSuffix("ies"), lower.count > 4, lower != "movies", lower != "cookies" {
            return word.dropLast(3) + "y"
        }
        for ending in ["sses", "shes", "ches", "xes", "zzes", "uses"] where lower.hasSuffix(ending) && lower != "uses" {
            // `statuses` and `addresses`, but not `houses` or `causes`.
            if ending == "uses", !kept.contains(String(lower.dropLast(2))) { continue }
            return String(word.dropLast(2))
        }
        if lower.hasSuffix("aliases") { return String(word.dropLast(2)) }
        return String(word.dropLast())
    }
}
