import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let numberedColumns = DiagnosticCode(
        "numbered-columns", .note,
        """
        Three or more columns of one type are numbered: `phone1`, `phone2`, `phone3`. That is a list whose length the table
        decides. Every question asks all of them, and a fourth one is a migration. A table of its own has as many rows as are
        needed; an array is enough where nothing refers to the elements.
        """)
}

/// A list is rows, not columns.
enum NumberedColumnsRule: TableRule, LintRule {
    static let code = DiagnosticCode.numberedColumns

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        var lists: [(stem: String, columns: [Column])] = []
        for column in table.table.columns {
            let digits = column.name.reversed().prefix { $0.isASCII && $0.isNumber }.count
            guard digits > 0, digits < column.name.count else { continue }
            let stem = String(column.name.dropLast(digits))
            if let place = lists.firstIndex(where: { $0.stem == stem && $0.columns[0].type == column.type }) {
                lists[place].columns.append(column)
            } else {
                lists.append((stem, [column]))
            }
        }
        for list in lists where list.columns.count >= 3 {
            findings.add(
                code, "\(list.columns.map(\.name).quoted) are a list", at: list.columns[0], of: table)
        }
    }
}
