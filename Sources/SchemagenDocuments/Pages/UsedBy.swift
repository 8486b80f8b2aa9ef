/// The columns and computed properties that are of an enum or a type.
struct UsedBy {
    private let uses: [PageContext.Use]

    init(_ name: String, _ context: PageContext) { uses = context.uses(of: name) }

    /// Adds them as a list; nothing where there are none.
    func add(to page: inout MarkdownPage, in folder: DocumentPath.Folder) {
        guard !uses.isEmpty else { return }
        page.section(.usedBy)
        page.block { out in
            for (position, use) in uses.enumerated() {
                out.fixed(position == 0 ? "- " : "\n- ")
                out.link(to: use.path, from: folder)
                out.put(MarkdownByte.space)
                out.code(use.member)
                if use.isComputed { out.fixed(" (computed)") }
            }
        }
    }
}
