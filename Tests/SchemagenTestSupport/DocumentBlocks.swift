/// The code blocks of a generated document that people run, with what the document says that they give.
public struct DocumentBlock: Sendable {
    /// What a document says of a query's result.
    public enum Expectation: Sendable, Equatable {
        /// Nothing that can be compared.
        case none
        case noRows
        /// Rows with the texts of their columns.
        case rows([[String]])
    }

    /// The language of the block: `sql`, `sh`.
    public var language: String
    /// What stands in it.
    public var text: String
    /// The heading of the second level that it stands under: the database.
    public var section: String
    /// The line of the block in the document, counted from 1.
    public var line: Int
    /// What the document says that it gives.
    public var expectation: Expectation

    /// The blocks of a page, in order, but for diagrams.
    public static func all(in page: String) -> [DocumentBlock] {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var blocks: [DocumentBlock] = []
        var section = ""
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            let fence = line.prefix { $0 == "`" }
            guard fence.count >= 3 else {
                index += 1
                continue
            }
            let end = lines[(index + 1)...].firstIndex { $0 == fence } ?? lines.count
            let language = String(line.dropFirst(fence.count))
            if language != "mermaid" {
                blocks.append(
                    DocumentBlock(
                        language: language, text: lines[(index + 1)..<end].joined(separator: "\n"), section: section,
                        line: index + 1, expectation: expectation(in: lines, after: end + 1)))
            }
            index = end + 1
        }
        return blocks
    }

    private static func expectation(in lines: [String], after start: Int) -> Expectation {
        guard let place = lines[min(start, lines.count)...].firstIndex(where: { !$0.isEmpty }) else { return .none }
        let line = lines[place]
        if line == "Expected: no rows." { return .noRows }
        if line.hasPrefix("Expected: `"), line.hasSuffix("`") {
            return .rows([[String(line.dropFirst(11).dropLast())]])
        }
        guard line == "Expected:" else { return .none }
        let table = lines[(place + 1)...].drop { $0.isEmpty }.prefix { $0.hasPrefix("|") }
        return .rows(table.dropFirst(2).map(cells))
    }

    /// The texts in a row of a Markdown table, whose cells are code.
    private static func cells(of row: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in row.dropFirst() {
            if character == "|", !isEscaped {
                var text = cell.drop { $0 == " " }
                while text.last == " " { text.removeLast() }
                cells.append(code(text))
                cell = ""
            } else if character == "\\", !isEscaped {
                isEscaped = true
                continue
            } else {
                if isEscaped, character != "|" { cell.append("\\") }
                cell.append(character)
            }
            isEscaped = false
        }
        return cells
    }

    /// What stands between backticks, however many.
    private static func code(_ text: Substring) -> String {
        let ticks = text.prefix { $0 == "`" }.count
        guard ticks > 0, text.count >= 2 * ticks else { return String(text) }
        let inner = text.dropFirst(ticks).dropLast(ticks)
        return ticks > 1 && inner.first == " " && inner.last == " "
            ? String(inner.dropFirst().dropLast()) : String(inner)
    }
}
