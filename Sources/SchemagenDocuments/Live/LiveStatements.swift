import SchemagenMeasures

/// The statements that took most time.
enum LiveStatements {
    static func add(_ context: LiveContext, to page: inout MarkdownPage) {
        guard let server = context.measures.server else { return }
        page.section(
            "Statements by the time they took", server.slowStatements, orIfEmpty: "None has been counted."
        ) { page, statements in
            let version = FigureText.of(server.statementExtension) { found in
                found.map { "pg_stat_statements \($0.version)" } ?? "no extension"
            }
            page.block(
                "As \(MarkdownText.inline(version)) counted since its own counts began. Constants are `$1`, and "
                    + "texts longer than \(longest) characters are cut.")
            page.table(["Statement", "Role", "Calls", "In all", "On average", "At most", "Rows"]) { rows in
                for statement in statements { add(statement, to: &rows) }
            }
        }
    }

    private static let longest = 300

    private static func add(_ statement: StatementMeasures, to rows: inout MarkdownTable) {
        func time(_ microseconds: Int64) -> String {
            microseconds < 1_000 ? "\(microseconds) µs" : FigureText.duration(milliseconds: microseconds / 1_000)
        }
        rows.cell(
            FigureText.of(statement.text) { text in
                let start = text.unicodeScalars.prefix(longest)
                let isCut = start.endIndex < text.unicodeScalars.endIndex
                return FigureText.code(String(String.UnicodeScalarView(start)) + (isCut ? " …" : ""))
            })
        rows.cell(statement.role.map { FigureText.code($0) } ?? "one that is gone")
        rows.cell(FigureText.number(statement.calls))
        rows.cell(time(statement.totalMicroseconds))
        rows.cell(time(statement.meanMicroseconds))
        rows.cell(time(statement.maximumMicroseconds))
        rows.cell(FigureText.number(statement.rows))
    }
}
