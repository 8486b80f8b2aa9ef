import SchemagenHistory
import SchemagenModel
import SchemagenSwift

/// Schema and history → Markdown: an index, a page for each table, view, enum and type, and a glossary.
public enum DocumentGenerator {
    /// The documents of a schema, sorted by name; the same schema gives the same bytes.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - history: The migrations, which tell what brought each thing.
    ///   - workers: Who writes; one page does not depend on another.
    public static func files(
        for schema: Schema, history: MigrationFolder = MigrationFolder(path: "", files: [:]), workers: Workers = .one
    ) -> [GeneratedFile] {
        let context = PageContext(schema, history: ObjectHistory(history))
        var files = [IndexPage(context).file]
        files.reserveCapacity(1 + schema.tables.count + schema.views.count + schema.enums.count + schema.types.count)
        files += workers.map(schema.tables.count) { TablePage(schema.tables[$0], context).file }
        for view in schema.views { files.append(ViewPage(view, context).file) }
        for enumeration in schema.enums { files.append(EnumPage(enumeration, context).file) }
        for type in schema.types { files.append(TypePage(type, context).file) }
        if let glossary = GlossaryPage(context).file { files.append(glossary) }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
