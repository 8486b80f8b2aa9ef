import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let quotedName = DiagnosticCode(
        "quoted-name", .note,
        """
        Every query has to put this name into quotes: it holds something else than letters, digits and `_`, begins with a
        digit, or has capitals, which PostgreSQL reads as small letters where there are no quotes. What is generated quotes
        it; what is written by hand is likely to forget it.

            createdAt as "Created At": Timestamp        // created_at needs no quotes
        """)
}

/// Names that can be written without quotes are easier to live with.
enum QuotedNameRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.quotedName

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let targets = schema.targets
        for table in schema.schema.tables {
            check(table.info, targets, &findings)
            for column in table.columns { check(column, of: table.info, targets, &findings) }
        }
        for view in schema.schema.views {
            check(view.info, targets, &findings)
            for column in view.columns { check(column, of: view.info, targets, &findings) }
        }
    }

    private static func check(_ info: ObjectInfo, _ targets: DatabaseSet, _ findings: inout ValidationFindings) {
        check(info.sqlName, info.databases.intersection(targets), info.anchor, info.allowances, [], &findings)
    }

    private static func check(
        _ column: Column, of owner: ObjectInfo, _ targets: DatabaseSet, _ findings: inout ValidationFindings
    ) {
        let databases = column.databases.intersection(owner.databases).intersection(targets)
        check(column.sqlName, databases, column.anchor, column.allowances, owner.allowances, &findings)
    }

    private static func check(
        _ name: String, _ databases: DatabaseSet, _ anchor: SourceAnchor, _ allowances: [Allowance],
        _ owner: [Allowance], _ findings: inout ValidationFindings
    ) {
        guard let reason = reason(name, databases) else { return }
        findings.add(
            code, "`\(name)` has to stand in quotes in every query, since it \(reason)", at: anchor,
            allowances: allowances, owner: owner)
    }

    private static func reason(_ name: String, _ databases: DatabaseSet) -> String? {
        if name.first?.isNumber == true { return "begins with a digit" }
        if let other = name.first(where: { !$0.isLetter && !$0.isNumber && $0 != "_" }) { return "holds `\(other)`" }
        if databases.contains(.postgresql), name.contains(where: \.isUppercase) { return "has capitals" }
        return nil
    }
}
