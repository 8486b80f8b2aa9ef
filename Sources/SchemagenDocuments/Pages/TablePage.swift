import SchemagenModel
import SchemagenSwift

/// The page of a table.
struct TablePage {
    let file: GeneratedFile

    init(_ table: Table, _ context: PageContext) {
        var page = MarkdownPage()
        page.heading(1, MarkdownText.inline(table.info.name))
        page.block(context.subtitle(table.info, table.virtualModule == nil ? "table" : "virtual table"))
        context.introduction(table.info, on: &page)
        page.heading(2, "Columns")
        let columns = ColumnTable(context: context, key: Set(table.primaryKey?.columns ?? []))
        page.table(columns.header, table.columns.map(columns.row))
        Self.computed(table.computed, context, on: &page)
        Self.relations(of: table, context, on: &page)
        Self.indexes(of: table, on: &page)
        Self.checks(of: table, on: &page)
        Self.options(of: table, context, on: &page)
        if let diagram = RelationDiagram(table, context).text {
            page.heading(2, "Diagram")
            page.block("```mermaid\n\(diagram)```")
        }
        file = page.file(DocumentPaths.table(table.info.name))
    }

    /// The computed properties of a table or view.
    static func computed(_ properties: [ComputedProperty], _ context: PageContext, on page: inout MarkdownPage) {
        guard !properties.isEmpty else { return }
        page.heading(2, "Computed in Swift")
        page.table(
            ["Property", "Formula", "Meaning"],
            properties.map { property in
                let type = context.spelling.swift(property.type, isNullable: property.isNullable)
                let deprecated = property.deprecation.map { "**Deprecated:** \(MarkdownText.inline($0)) " } ?? ""
                return [
                    MarkdownText.code("\(property.name): \(type)"),
                    MarkdownText.code(ExpressionPrinter.print(property.value)),
                    deprecated + MarkdownText.cell(property.documentation ?? ""),
                ]
            })
    }

    private static func relations(of table: Table, _ context: PageContext, on page: inout MarkdownPage) {
        if !table.foreignKeys.isEmpty {
            page.heading(2, "References")
            page.table(
                ["Name", "Columns", "To", "On delete", "On update", "Remarks"],
                table.foreignKeys.map { row($0, in: table, target: $0.table, context) })
        }
        let incoming = context.relations.pointing(at: table.info.name)
        guard !incoming.isEmpty else { return }
        page.heading(2, "Referenced by")
        page.table(
            ["Table", "Columns", "Through", "On delete", "Inverse"],
            incoming.map { relation in
                let names = IndexTable(columns: relation.table.columns, databases: relation.table.info.databases)
                return [
                    context.link(toTable: relation.table.info.name), names.names(relation.foreignKey.columns),
                    MarkdownText.code(relation.foreignKey.info.sqlName), relation.foreignKey.onDelete.words,
                    relation.foreignKey.inverse.map(MarkdownText.code) ?? "",
                ]
            })
    }

    private static func row(
        _ foreignKey: ForeignKey, in table: Table, target: String, _ context: PageContext
    ) -> [String] {
        let own = IndexTable(columns: table.columns, databases: table.info.databases)
        let other = IndexTable(columns: context.index.tables[target]?.columns ?? [], databases: .all)
        var remarks: [String] = []
        if let deferrable = foreignKey.info.deferrable {
            remarks.append("deferrable, initially \(deferrable.rawValue)")
        }
        if foreignKey.info.isNotValid { remarks.append("not valid") }
        if foreignKey.isMatchFull { remarks.append("match full") }
        if !foreignKey.onDeleteColumns.isEmpty {
            remarks.append("on delete only \(own.names(foreignKey.onDeleteColumns))")
        }
        remarks += own.only(foreignKey.info.databases)
        if let documentation = foreignKey.info.documentation { remarks.append(MarkdownText.cell(documentation)) }
        return [
            MarkdownText.code(foreignKey.info.sqlName), own.names(foreignKey.columns),
            "\(context.link(toTable: target)) (\(other.names(foreignKey.referenced)))", foreignKey.onDelete.words,
            foreignKey.onUpdate == .noAction ? "" : foreignKey.onUpdate.words, remarks.joined(separator: "; "),
        ]
    }

    private static func indexes(of table: Table, on page: inout MarkdownPage) {
        let names = IndexTable(columns: table.columns, databases: table.info.databases)
        var rows: [[String]] = []
        if let key = table.primaryKey { rows.append(names.row(key)) }
        rows += table.uniques.map(names.row) + table.exclusions.map(names.row) + table.indexes.map(names.row)
        guard !rows.isEmpty else { return }
        page.heading(2, "Keys and indexes")
        page.table(IndexTable.header, rows)
    }

    private static func checks(of table: Table, on page: inout MarkdownPage) {
        guard !table.checks.isEmpty else { return }
        let names = IndexTable(columns: table.columns, databases: table.info.databases)
        page.heading(2, "Checks")
        page.table(
            ["Name", "Condition", "Remarks"],
            table.checks.map { check in
                var remarks = names.only(check.info.databases)
                if check.info.isNotValid { remarks.append("not valid") }
                if let documentation = check.info.documentation { remarks.append(MarkdownText.cell(documentation)) }
                return [
                    MarkdownText.code(check.info.sqlName), MarkdownText.code(ExpressionPrinter.print(check.condition)),
                    remarks.joined(separator: "; "),
                ]
            })
    }

    private static func options(of table: Table, _ context: PageContext, on page: inout MarkdownPage) {
        let options = table.options
        var lines: [String] = []
        if let module = table.virtualModule { lines.append("SQLite: virtual, \(MarkdownText.code(module))") }
        if options.isUnlogged { lines.append("PostgreSQL: unlogged") }
        if let security = options.rowSecurity { lines.append("PostgreSQL: row security \(security.rawValue)") }
        if !options.inherits.isEmpty {
            lines.append("PostgreSQL: inherits \(options.inherits.map(context.link(toTable:)).joined(separator: ", "))")
        }
        if !options.storageParameters.isEmpty {
            let parameters = options.storageParameters.map { MarkdownText.code("\($0.name) = \($0.value)") }
            lines.append("PostgreSQL: \(parameters.joined(separator: ", "))")
        }
        if let partitioning = options.partitioning {
            let names = IndexTable(columns: table.columns, databases: table.info.databases)
            let keys = partitioning.keys.map { key in
                switch key.value {
                case .column(let name): names.names([name])
                case .expression(let expression): MarkdownText.code(ExpressionPrinter.print(expression))
                }
            }
            let parts =
                partitioning.isManagedExternally
                ? "managed externally"
                : partitioning.partitions.map { MarkdownText.code($0.sqlName) }.joined(separator: ", ")
            lines.append(
                "PostgreSQL: partitioned by \(partitioning.strategy.rawValue) of \(keys.joined(separator: ", ")): \(parts)"
            )
        }
        if options.isWithoutRowID { lines.append("SQLite: WITHOUT ROWID") }
        if !lines.isEmpty {
            page.heading(2, "Options")
            page.block(lines.map { "- \($0)" }.joined(separator: "\n"))
        }
    }
}
