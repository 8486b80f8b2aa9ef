import SchemagenModel
import SchemagenSwift

/// The words that stand in rows: every case of every enum, by its stored text.
struct GlossaryPage {
    /// nil where there is no enum.
    let file: GeneratedFile?

    init(_ context: PageContext) {
        let enums = context.schema.enums
        guard !enums.isEmpty else {
            file = nil
            return
        }
        var page = MarkdownPage(capacity: 1024 + 512 * enums.count)
        page.heading(1, "Glossary")
        page.block { out in
            out.fixed("What the texts in rows mean, enum by enum · [all objects](")
            DocumentPath.index.put(from: nil, to: &out)
            out.fixed(")")
        }
        for enumeration in enums {
            page.heading(2, MarkdownText.inline(enumeration.info.name))
            page.block { out in
                out.link(to: DocumentPath(.enums, enumeration.info.name), from: nil)
                if let documentation = enumeration.info.documentation {
                    out.fixed(": ")
                    MarkdownDocumentation.summary(documentation, to: &out)
                }
            }
            page.table(["Stored text", "Swift", "Meaning"]) {
                EnumPage.add(enumeration.cases, storedFirst: true, to: &$0)
            }
            let uses = context.uses(of: enumeration.info.name)
            guard !uses.isEmpty else { continue }
            page.block { out in
                out.fixed("In ")
                for (position, use) in uses.enumerated() {
                    if position > 0 { out.fixed(", ") }
                    out.link(to: use.path, from: nil)
                    out.put(MarkdownByte.space)
                    out.code(use.member)
                }
                out.put(0x2E)
            }
        }
        file = page.file(.glossary)
    }
}
