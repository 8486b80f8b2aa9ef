import SchemagenModel
import SchemagenSwift

/// Schema → Markdown: an index and a page for each table, view, enum and type.
public enum DocumentGenerator {
    /// The documents of a schema, sorted by name; the same schema gives the same bytes.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - workers: Who writes; one page does not depend on another.
    public static func files(for schema: Schema, workers: Workers = .one) -> [GeneratedFile] {
        let context = PageContext(schema)
        var files = [IndexPage(context).file]
        files.reserveCapacity(1 + schema.tables.count + schema.views.count + schema.enums.count + schema.types.count)
        files += workers.map(schema.tables.count) { TablePage(schema.tables[$0], context).file }
        for view in schema.views { files.append(ViewPage(view, context).file) }
        for enumeration in schema.enums { files.append(EnumPage(enumeration, context).file) }
        for type in schema.types { files.append(TypePage(type, context).file) }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
