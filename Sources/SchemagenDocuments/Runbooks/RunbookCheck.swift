/// A query of a runbook, what it is for, and what it gives where all is well.
struct RunbookCheck {
    /// What a query is expected to give.
    enum Expectation {
        case noRows
        /// These rows, under these columns.
        case rows(header: [String], [[String]])
        /// What is to be read in the result.
        case reading(String)
    }

    /// What it is for, in a sentence.
    let purpose: String
    let sql: String
    let expectation: Expectation

    /// Adds the query and what it should give.
    func add(to page: inout MarkdownPage) {
        page.block(purpose)
        page.code("sql", sql)
        switch expectation {
        case .noRows: page.block("Expected: no rows.")
        case .reading(let words): page.block(words)
        case .rows(let header, let rows):
            page.block("Expected:")
            page.table(header) { table in
                for row in rows {
                    for cell in row { table.code(cell) }
                }
            }
        }
    }
}
