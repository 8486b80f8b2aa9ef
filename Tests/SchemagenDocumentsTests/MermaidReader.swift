/// Reads an entity-relationship diagram by the grammar that Mermaid 10 and 11 share, as strictly as the stricter of both
/// on each point. The lexer's surprises are here as well: what it takes for a mark of a key, for a command, for a
/// comment. They were found by giving diagrams to Mermaid itself.
struct MermaidReader {
    private(set) var findings: [String] = []
    /// The labels of the entities by their identifiers.
    private(set) var entities: [String: String] = [:]
    /// The lines of attributes by the identifiers of their entities.
    private(set) var attributes: [String: [String]] = [:]
    /// `parent |o--o{ child : label`, with labels in place of identifiers.
    private(set) var relations: [String] = []

    init(_ text: String) {
        if text.utf8.count > 5000 { findings.append("the diagram has \(text.utf8.count) bytes") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if lines.popFirst() != "erDiagram" { findings.append("the diagram does not begin with erDiagram") }
        if lines.popLast() != "" { findings.append("the diagram does not end in a line feed") }
        var open: String?
        for line in lines {
            if line.contains("%%") { findings.append("a comment or directive: \(line)") }
            if Self.holdsDirection(line) { findings.append("a direction: \(line)") }
            var scanner = Scanner(line)
            if let entity = open {
                if scanner.takes("    }") && scanner.isAtEnd {
                    open = nil
                } else {
                    readAttribute(&scanner, line, of: entity)
                }
            } else {
                open = readStatement(&scanner, line)
            }
        }
        if open != nil { findings.append("an entity is left open") }
    }

    /// Reads an entity or a relation; the identifier of an entity whose attributes follow.
    private mutating func readStatement(_ scanner: inout Scanner, _ line: Substring) -> String? {
        guard scanner.takes("    "), let identifier = scanner.identifier() else {
            findings.append("no identifier: \(line)")
            return nil
        }
        if scanner.takes("[") {
            guard let label = scanner.label(), scanner.takes("]") else {
                findings.append("no label: \(line)")
                return nil
            }
            if entities.updateValue(label, forKey: identifier) != nil {
                findings.append("the entity \(identifier) is there twice")
            }
            if scanner.takes(" {") && scanner.isAtEnd { return identifier }
        } else {
            readRelation(&scanner, line, parent: identifier)
        }
        if !scanner.isAtEnd { findings.append("something follows: \(line)") }
        return nil
    }

    private mutating func readRelation(_ scanner: inout Scanner, _ line: Substring, parent: String) {
        guard scanner.takes(" "), let left = scanner.takesOne(of: ["|o", "||", "}o", "}|"]), scanner.takes("--"),
            let right = scanner.takesOne(of: ["o|", "||", "o{", "|{"]), scanner.takes(" "),
            let child = scanner.identifier(), scanner.takes(" : "), let label = scanner.label()
        else {
            findings.append("no relation: \(line)")
            return
        }
        guard let parentLabel = entities[parent], let childLabel = entities[child] else {
            findings.append("a relation of what is no entity: \(line)")
            return
        }
        relations.append("\(parentLabel) \(left)--\(right) \(childLabel) : \(label)")
    }

    private mutating func readAttribute(_ scanner: inout Scanner, _ line: Substring, of entity: String) {
        guard scanner.takes("        "), let type = scanner.word(), scanner.takes(" "), let name = scanner.word(),
            scanner.takes(" "), let marks = scanner.takesOne(of: ["PK, FK", "PK", "FK"])
        else {
            findings.append("no attribute: \(line)")
            return
        }
        var attribute = "\(type) \(name) \(marks)"
        if scanner.takes(" ") {
            guard let comment = scanner.label() else {
                findings.append("no comment: \(line)")
                return
            }
            attribute += " \(comment)"
        }
        if !scanner.isAtEnd { findings.append("something follows: \(line)") }
        attributes[entity, default: []].append(attribute)
    }

    /// Whether the lexer would take the line for `direction TB`, which it does wherever that stands.
    private static func holdsDirection(_ line: Substring) -> Bool {
        let words = line.lowercased().split(whereSeparator: \.isWhitespace)
        for (word, next) in zip(words, words.dropFirst())
        where word.hasSuffix("direction") && ["tb", "bt", "rl", "lr"].contains(String(next.prefix(2))) {
            return true
        }
        return false
    }

    /// Takes tokens from the front of a line.
    private struct Scanner {
        private var rest: Substring

        init(_ line: Substring) { rest = line }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func takes(_ text: String) -> Bool {
            guard rest.hasPrefix(text) else { return false }
            rest = rest.dropFirst(text.count)
            return true
        }

        mutating func takesOne(of texts: [String]) -> String? {
            for text in texts where takes(text) { return text }
            return nil
        }

        mutating func identifier() -> String? {
            guard rest.first == "t" else { return nil }
            let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { return nil }
            rest = rest.dropFirst(digits.count + 1)
            return "t\(digits)"
        }

        /// A name or type of an attribute: an ASCII letter, then letters, digits and `_`; never the mark of a key.
        mutating func word() -> String? {
            let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            guard let first = word.first, first.isLetter else { return nil }
            if ["pk", "fk", "uk"].contains(word.lowercased()) { return nil }
            rest = rest.dropFirst(word.count)
            return String(word)
        }

        /// A quoted label, not empty, as a reader sees it.
        mutating func label() -> String? {
            guard takes("\"") else { return nil }
            let raw = rest.prefix { $0 != "\"" }
            rest = rest.dropFirst(raw.count)
            guard takes("\""), !raw.allSatisfy(\.isWhitespace) else { return nil }
            return Self.decoded(raw)
        }

        /// The label with its entity codes read; nil where it holds what ends or formats a label.
        private static func decoded(_ raw: Substring) -> String? {
            var text = ""
            var rest = raw
            var previous: Character = " "
            while let character = rest.popFirst() {
                if character == "#" {
                    let code = rest.prefix { $0 != ";" }
                    rest = rest.dropFirst(code.count)
                    guard rest.popFirst() == ";", let scalar = scalar(code) else { return nil }
                    text.unicodeScalars.append(scalar)
                } else {
                    if "\\%{}`*;:<>&~[]".contains(character) { return nil }
                    if character.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return nil }
                    let isInside =
                        (previous.isLetter || previous.isNumber)
                        && (rest.first.map { $0.isLetter || $0.isNumber } ?? false)
                    if character == "_" && !isInside { return nil }
                    text.append(character)
                }
                previous = character
            }
            return text
        }

        private static func scalar(_ code: Substring) -> Unicode.Scalar? {
            switch code {
            case "quot": "\""
            case "lt": "<"
            case "gt": ">"
            case "amp": "&"
            default: UInt32(code).flatMap(Unicode.Scalar.init)
            }
        }
    }
}
