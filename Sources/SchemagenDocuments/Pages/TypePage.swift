import SchemagenModel
import SchemagenSwift

/// The page of a `type`.
struct TypePage {
    let file: GeneratedFile

    init(_ type: NamedType, _ context: PageContext) {
        var page = MarkdownPage()
        context.introduce(type.info, as: "type", on: &page)
        page.table(["In", "Stored as"]) { Self.storage(of: type, context, to: &$0) }
        var rules: [String] = []
        if type.isNotNull { rules.append("Never null.") }
        if let value = type.defaultValue {
            rules.append("By default \(MarkdownText.code(ExpressionPrinter.print(value))).")
        }
        if let collation = type.collation { rules.append("Collation \(CommonText.of(collation)).") }
        if !rules.isEmpty { page.block(rules.joined(separator: " ")) }
        if !type.checks.isEmpty {
            let databases = ColumnNames([], databases: type.info.databases)
            page.section(.checks)
            page.table(["Name", "Condition", "Remarks"]) { rows in
                for check in type.checks {
                    rows.code(check.sqlName)
                    rows.code(ExpressionPrinter.print(check.condition))
                    let remarks = (check.isNotValid ? ["not valid"] : []) + databases.only(check.databases)
                    rows.cell(remarks.joined(separator: ", "))
                }
            }
        }
        UsedBy(type.info.name, context).add(to: &page, in: .types)
        HistoryTable.add(ObjectIdentity(.type, type.info.name), context, to: &page)
        file = page.file(DocumentPath(.types, type.info.name))
    }

    private static func storage(of type: NamedType, _ context: PageContext, to rows: inout MarkdownTable) {
        rows.cell("Swift")
        rows.code(context.spelling.swift(type.base, isNullable: false))
        for database in context.databases where type.info.databases.contains(database) {
            rows.cell(database.title)
            if database == .postgresql && type.storage == .domain {
                rows.text.fixed("domain ")
                rows.text.code(context.sqlName(type.info))
                rows.text.fixed(" over ")
            }
            rows.code(context.spelling.sql(type.base, on: database) ?? "–")
        }
    }
}
