import SchemagenLanguage
import SchemagenModel

/// Pieces of source text of the schema language.
public enum SourceText {
    /// A Swift name, in backticks where the language could take it for a word of its own.
    public static func name(_ name: String) -> String { SourceName.isWord(name) ? "`\(name)`" : name }

    /// A SQL name behind `as`: a plain word, or a string.
    public static func sqlName(_ name: String) -> String {
        let isPlain =
            !name.isEmpty && name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
            && name.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
                default: false
                }
            }
        return isPlain && Keyword(spelledBy: name) == .none ? name : string(name)
    }

    /// A string literal on one line.
    public static func string(_ text: String) -> String { ExpressionPrinter.literal(text) }

    /// SQL text as it is best read: on one line in quotes, or raw in triple ones where it has several lines.
    ///
    /// Where the raw form would not give back every byte (a carriage return, white space at the end of a line, a line of
    /// white space alone), the text is written on one line with escapes.
    public static func sql(_ text: String) -> String {
        text.contains("\n") ? statement(text) : string(text)
    }

    /// The same, raw in triple quotes even where it has one line: a statement, or a query.
    public static func statement(_ text: String) -> String {
        guard isKeptRaw(text) else { return string(text) }
        var pounds = ""
        while text.contains("\"\"\"" + pounds) { pounds += "#" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let body = lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
        return "\(pounds)\"\"\"\n\(body)\n    \"\"\"\(pounds)"
    }

    /// `sql("…")`, the expression that is the database's own.
    public static func sqlExpression(_ text: String) -> String { "sql(\(sql(text)))" }

    private static func isKeptRaw(_ text: String) -> Bool {
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x7F }) {
            return false
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { line in
            guard let last = line.utf8.last else { return true }
            return last != 0x20 && last != 0x09
        }
    }
}
