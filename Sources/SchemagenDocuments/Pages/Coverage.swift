import SchemagenModel

/// How much of a schema is documented: what the lint rule `documentation-coverage` counts.
struct Coverage {
    /// In words; nil where there is nothing to document.
    let text: String?

    init(_ schema: Schema) {
        let all = Documentable.all(in: schema)
        guard !all.isEmpty else {
            text = nil
            return
        }
        let documented = all.count { $0.isDocumented }
        var text = "Documented: \(documented) of \(all.count) tables, columns, views, enums and types"
        text += ", \(documented * 100 / all.count) percent; the columns of primary keys are not counted."
        let wanted = schema.settings.lint[.documented]
        if wanted > 0 { text += " The schema asks for \(wanted) percent." }
        self.text = text
    }
}
