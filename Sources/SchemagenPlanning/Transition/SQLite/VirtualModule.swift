import SchemagenModel

/// The module of a virtual table of SQLite with its arguments, as far as it says where the content is.
package struct VirtualModule {
    /// Where the content of a virtual table is.
    package enum Content: Sendable {
        /// In the table itself: it can be read and written again.
        case own
        /// In another table, from which it can be made again.
        case external
        /// Nowhere, or nobody knows: it cannot be read again.
        case unreadable
    }

    /// The name in lower case.
    package let name: String
    private let arguments: [String]

    /// Takes the text behind USING apart.
    package init(_ text: String) {
        let start = text.firstIndex(of: "(") ?? text.endIndex
        name = Self.trimmed(text[..<start]).lowercased()
        arguments = start == text.endIndex ? [] : Self.split(text[text.index(after: start)...])
    }

    /// Where the content is.
    package var content: Content {
        switch name {
        case "fts3", "fts4", "fts5":
            guard let value = value(of: "content") else { return .own }
            return value.isEmpty ? .unreadable : .external
        case "rtree", "rtree_i32", "geopoly": return .own
        default: return .unreadable
        }
    }

    /// Whether a row has a number beside its columns.
    package var hasRowID: Bool { name.hasPrefix("fts") }

    /// The value of an argument `name = value`, without quotes.
    private func value(of name: String) -> String? {
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="),
                Self.trimmed(argument[..<equals]).lowercased() == name
            else { continue }
            var value = Self.trimmed(argument[argument.index(after: equals)...])
            if let quote = value.first, value.count >= 2, value.last == (quote == "[" ? "]" : quote),
                "'\"`[".contains(quote)
            {
                value = String(value.dropFirst().dropLast())
            }
            return value
        }
        return nil
    }

    /// The arguments up to the closing parenthesis.
    private static func split(_ text: Substring) -> [String] {
        var result: [String] = []
        var current = ""
        var depth = 0
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil }
            } else if "'\"`".contains(character) {
                quote = character
            } else if character == "[" {
                quote = "]"
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                if depth == 0 { break }
                depth -= 1
            } else if character == ",", depth == 0 {
                result.append(current)
                current = ""
                continue
            }
            current.append(character)
        }
        result.append(current)
        return result
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Table {
    /// The module of a virtual table.
    package var module: VirtualModule? { virtualModule.map(VirtualModule.init) }
}
