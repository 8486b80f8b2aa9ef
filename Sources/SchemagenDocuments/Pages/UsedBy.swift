/// The columns and computed properties that are of an enum or a type.
struct UsedBy {
    private let uses: [PageContext.Use]

    init(_ name: String, _ context: PageContext) { uses = context.uses(of: name) }

    /// Adds them as a list; nothing where there are none.
    func add(to page: inout MarkdownPage, in folder: DocumentPath.Folder) {
        guard !uses.isEmpty else { return }
        page.section(.usedBy)
        page.list(
            uses.map { use in
                let link = MarkdownText.link(use.owner, to: use.path.text(from: folder))
                return "\(link) \(MarkdownText.code(use.member))\(use.isComputed ? " (computed)" : "")"
            })
    }
}
