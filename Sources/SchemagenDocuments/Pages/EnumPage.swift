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
        page.table(
            ["Swift", "Stored text", "Meaning"],
            enumeration.cases.map { enumCase in
                var meaning = CommonText.deprecated(enumCase.deprecation)
                if let documentation = enumCase.documentation { meaning.append(MarkdownText.cell(documentation)) }
                return [
                    MarkdownText.code("." + enumCase.name), MarkdownText.code(enumCase.sqlName),
                    meaning.joined(separator: " "),
                ]
            })
        UsedBy(enumeration.info.name, context).add(to: &page, in: .enums)
        file = page.file(DocumentPath(.enums, enumeration.info.name).text)
    }

    private static func storage(of enumeration: Enumeration, _ context: PageContext) -> String {
        let databases = context.schema.settings.databases.filter(enumeration.info.databases.contains)
        guard enumeration.storage == .native, databases.contains(.postgresql) else {
            return "Stored as text with a check."
        }
        let own = "PostgreSQL has it as a type of its own"
        return databases.contains(.sqlite) ? "\(own), SQLite as text with a check." : "\(own)."
    }
}
