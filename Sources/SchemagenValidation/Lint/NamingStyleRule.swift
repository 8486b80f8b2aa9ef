import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let namingStyle = DiagnosticCode(
        "naming-style", .warning,
        """
        A SQL name puts its words together otherwise than the names around it. At least four of five tables and views, of
        the columns, or of the enums and types are named in one style (snake_case, camelCase, PascalCase, CAPITALS), and
        this one is not: whoever writes a query has to look it up. A name of one lower-case word is in every style.

            userName as user_name: String        // where the others are in snake_case
        """)
}

/// Names of one kind are put together in one way.
enum NamingStyleRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.namingStyle

    private struct Name {
        var sqlName: String
        var swiftName: String
        var anchor: SourceAnchor
        var allowances: [Allowance]

        init(_ info: ObjectInfo) {
            (sqlName, swiftName, anchor, allowances) = (info.sqlName, info.name, info.anchor, info.allowances)
        }

        init(_ column: Column, of table: ObjectInfo) {
            (sqlName, swiftName, anchor) = (column.sqlName, column.name, column.anchor)
            allowances = column.allowances + table.allowances
        }
    }

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let schema = schema.schema
        check(
            (schema.tables.map(\.info) + schema.views.map(\.info)).map { Name($0) }, "tables and views", &findings)
        check(
            schema.tables.flatMap { table in table.columns.map { Name($0, of: table.info) } }
                + schema.views.flatMap { view in view.columns.map { Name($0, of: view.info) } }, "columns", &findings)
        let enums = schema.enums.filter { $0.storage == .native }.map(\.info)
        let types = schema.types.filter { $0.storage == .domain }.map(\.info)
        check((enums + types).map { Name($0) }, "enums and types", &findings)
    }

    private static func check(_ names: [Name], _ kind: String, _ findings: inout ValidationFindings) {
        let usual = NameStyle.styles(of: names.map(\.sqlName))
        guard let first = usual.first else { return }
        for name in names where NameStyle.styles(of: name.sqlName).allSatisfy({ !usual.contains($0) }) {
            findings.add(
                code, "`\(name.sqlName)` is not in \(first.rawValue), as the other \(kind) are", at: name.anchor,
                allowances: name.allowances,
                fixes: [Diagnostic.Fix("give `\(name.swiftName)` a SQL name in \(first.rawValue) with `as`")])
        }
    }
}
