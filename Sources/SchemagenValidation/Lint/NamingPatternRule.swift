import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let namingPattern = DiagnosticCode(
        "naming-pattern", .warning,
        """
        A SQL name is not the one that the pattern for its kind gives. The patterns are those of the header's `naming`; for
        indexes and constraints that the header has no pattern for it is PostgreSQL's own, where at least four of five names
        of the kind keep to it. A name that follows from the pattern need not be looked up, and needs no `as`.

            naming: { index: "ix_{table}_{columns}" }
            index(status) as orders_by_status          // the pattern gives ix_orders_status
        """)
}

/// Names follow the header's patterns, or those that the rest of the schema follows.
enum NamingPatternRule: SchemaRule, LintRule {
    static let code = DiagnosticCode.namingPattern

    private struct Name {
        var kind: NameKind
        var sqlName: String
        var expected: String
        var anchor: SourceAnchor
        var allowances: [Allowance]

        /// A name that is taken gets a number, which no pattern can give.
        var isExpected: Bool {
            sqlName.isEmpty || sqlName == expected
                || sqlName.hasPrefix(expected) && sqlName.dropFirst(expected.utf8.count).allSatisfy(\.isNumber)
        }
    }

    /// What has a Swift name that its SQL name follows from. Where the header has no pattern, an `as` says what is meant.
    private static let named: Set<NameKind> = [.table, .view, .column, .enumeration, .type, .sequence]

    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        let naming = SQLNaming(schema.schema.settings)
        var names: [Name] = []
        for table in schema.schema.tables { add(table, schema, naming, to: &names) }
        for view in schema.schema.views { add(view.info, .view, naming, to: &names) }
        for item in schema.schema.enums where item.storage == .native {
            add(item.info, .enumeration, naming, to: &names)
        }
        for type in schema.schema.types where type.storage == .domain { add(type.info, .type, naming, to: &names) }
        for sequence in schema.schema.sequences { add(sequence.info, .sequence, naming, to: &names) }
        let patterns = schema.schema.settings.naming
        for kind in NameKind.allCases {
            let ofKind = names.filter { $0.kind == kind }
            let isAsked =
                patterns[kind.rawValue] != nil || kind == .uniqueIndex && patterns[NameKind.index.rawValue] != nil
            guard
                isAsked
                    || !named.contains(kind) && NameStyle.isMost(ofKind.count { $0.isExpected }, of: ofKind.count)
            else { continue }
            for name in ofKind where !name.isExpected {
                findings.add(
                    code, "`\(name.sqlName)` is not what the pattern gives: `\(name.expected)`", at: name.anchor,
                    allowances: name.allowances)
            }
        }
    }

    private static func add(_ info: ObjectInfo, _ kind: NameKind, _ naming: SQLNaming, to names: inout [Name]) {
        names.append(
            Name(
                kind: kind, sqlName: info.sqlName, expected: naming.name(kind, of: info.name), anchor: info.anchor,
                allowances: info.allowances))
    }

    private static func add(_ table: Table, _ schema: SchemaFacts, _ naming: SQLNaming, to names: inout [Name]) {
        let info = table.info
        Self.add(info, .table, naming, to: &names)
        let facts = schema.tables.facts(table)
        func sqlName(_ column: String) -> String { facts.columns[column]?.sqlName ?? column }
        func add(
            _ kind: NameKind, _ sqlName: String, _ expected: String, _ anchor: SourceAnchor, _ allowances: [Allowance]
        ) {
            names.append(
                Name(
                    kind: kind, sqlName: sqlName, expected: expected, anchor: anchor,
                    allowances: allowances + info.allowances))
        }
        func add(_ kind: NameKind, _ constraint: ConstraintInfo, _ expected: String) {
            add(kind, constraint.sqlName, expected, constraint.anchor, constraint.allowances)
        }
        func name(_ kind: NameKind, _ columns: [String], target: String = "") -> String {
            naming.name(kind, table: info.sqlName, columns: columns, target: target)
        }
        for column in table.columns {
            add(.column, column.sqlName, naming.name(.column, of: column.name), column.anchor, column.allowances)
        }
        if let key = table.primaryKey { add(.primaryKey, key.info, name(.primaryKey, key.columns.map(sqlName))) }
        for unique in table.uniques { add(.unique, unique.info, name(.unique, unique.columns.map(sqlName))) }
        for key in table.foreignKeys {
            let target = schema.index.tables[key.table]?.info.sqlName ?? ""
            add(.foreignKey, key.info, name(.foreignKey, key.columns.map(sqlName), target: target))
        }
        for check in table.checks {
            // A check on a column is named after the column's SQL name, as its Swift name is the column's.
            let expected =
                facts.columns[check.name].map { naming.check(table: info.sqlName, column: $0.sqlName) }
                ?? naming.check(table: info.sqlName, name: check.name)
            add(.check, check.info, expected)
        }
        for exclusion in table.exclusions {
            let parts = SQLNaming.parts(of: exclusion.elements.map(\.key), include: [], sqlName: sqlName)
            add(.exclusion, exclusion.info, name(.exclusion, parts))
        }
        for index in table.indexes {
            let parts = SQLNaming.parts(of: index.keys, include: index.include.map(sqlName), sqlName: sqlName)
            let kind = index.isUnique ? NameKind.uniqueIndex : .index
            add(kind, index.sqlName, name(kind, parts), index.anchor, index.allowances)
        }
    }
}
