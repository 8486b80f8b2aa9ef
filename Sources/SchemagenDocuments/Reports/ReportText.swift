import SchemagenHistory
import SchemagenLanguage
import SchemagenModel

/// Words and cells that both reports share.
enum ReportText {
    /// How many things are named before the rest is counted.
    static let mostNamed = 8

    /// Names as code, the first of them where there are many: a release may touch hundreds of tables.
    static func names(_ names: [String], most: Int = mostNamed) -> String {
        let shown = names.count > most ? names.prefix(most - 1) : names[...]
        var parts = shown.map { MarkdownText.code($0) }
        if shown.count < names.count { parts.append("\(names.count - shown.count) more") }
        return sentence(parts)
    }

    /// `a, b and c`
    static func sentence(_ parts: [String]) -> String {
        guard parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }

    /// Texts without those that were there already, in their order.
    static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// The message of a finding, in which backticks mark names. Names may hold anything: a message whose backticks have
    /// no partners is shown as plain text.
    static func message(_ text: String) -> String {
        let isBalanced = text.utf8.count { $0 == MarkdownByte.backtick } % 2 == 0
        let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        guard isPlain, isBalanced, !text.contains("``") else { return MarkdownText.inline(text) }
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
        return pieces.enumerated().map { offset, piece in
            offset % 2 == 1 ? MarkdownText.code(String(piece)) : MarkdownText.inline(String(piece))
        }.joined()
    }

    /// A hash as people compare it: its first digits.
    static func hash(_ hash: String) -> String { MarkdownText.code(String(hash.prefix(12))) }

    /// What an engine's version is called: `PostgreSQL 15.18`.
    static func engine(_ record: Evidence.Record) -> String {
        "\(record.database.title) \(MarkdownText.inline(record.version))"
    }

    /// A command, as code.
    static func command(_ words: String) -> String { MarkdownText.code("swift run schemagen \(words)") }

    /// A number in a table, where nothing is easier to pass over than a zero.
    static func number(_ number: Int, to rows: inout MarkdownTable) {
        if number != 0 { rows.text.number(number) }
        rows.endCell()
    }

    /// A number where a zero says something.
    static func count(_ number: Int, to rows: inout MarkdownTable) {
        rows.text.number(number)
        rows.endCell()
    }
}
