import SchemagenModel
import SchemagenSwift

/// The page of an enum.
struct EnumPage {
    let file: GeneratedFile

    init(_ enumeration: Enumeration, _ context: PageContext) {
        var page = MarkdownPage()
        context.introduce(enumeration.info, as: "enum", on: &page)
        page.block(Self.storage(of: enumeration, context))
        page.section(.cases)
        page.table(["Swift", "Stored text", "Meaning"]) { Self.add(enumeration.cases, storedFirst: false, to: &$0) }
        UsedBy(enumeration.info.name, context).add(to: &page, in: .enums)
        HistoryTable.add(ObjectIdentity(.enumeration, enumeration.info.name), context, to: &page)
        file = page.file(DocumentPath(.enums, enumeration.info.name))
    }

    /// Adds cases: Swift name, stored text and meaning, or the stored text first.
    static func add(_ cases: [Enumeration.Case], storedFirst: Bool, to rows: inout MarkdownTable) {
        for enumCase in cases {
            if storedFirst { rows.code(enumCase.sqlName) }
            rows.text.code(".", enumCase.name)
            rows.endCell()
            if !storedFirst { rows.code(enumCase.sqlName) }
            CommonText.deprecated(enumCase.deprecation, to: &rows)
            if let documentation = enumCase.documentation {
                rows.separate()
                rows.text.cell(documentation)
            }
            rows.endCell()
        }
    }

    private static func storage(of enumeration: Enumeration, _ context: PageContext) -> String {
        let databases = context.databases.filter(enumeration.info.databases.contains)
        guard enumeration.storage == .native, databases.contains(.postgresql) else {
            return "Stored as text with a check."
        }
        let own = "PostgreSQL has it as a type of its own"
        return databases.contains(.sqlite) ? "\(own), SQLite as text with a check." : "\(own)."
    }
}
