import SchemagenHistory
import SchemagenModel
import SchemagenSwift

/// Schema and history → Markdown: an index, a page for each table, view, enum and type, and a glossary; and pictures of
/// groups and of the whole schema.
public enum DocumentGenerator {
    /// The documents of a schema, sorted by name; the same schema gives the same bytes.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - history: The migrations, which tell what brought each thing.
    ///   - workers: Who writes; one page does not depend on another.
    public static func files(
        for schema: Schema, history: MigrationFolder = MigrationFolder(path: "", files: [:]), workers: Workers = .one
    ) -> [GeneratedFile] {
        let (pages, picture) = workers.pair(
            { self.pages(for: schema, history: history, workers: workers) }, { wholePicture(of: schema) })
        let files = picture.map { pages + [$0] } ?? pages
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// All documents but the picture of the whole schema, in no particular order.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - history: The migrations, which tell what brought each thing.
    ///   - workers: Who writes; one page does not depend on another.
    public static func pages(
        for schema: Schema, history: MigrationFolder = MigrationFolder(path: "", files: [:]), workers: Workers = .one
    ) -> [GeneratedFile] {
        let context = PageContext(schema, history: ObjectHistory(history))
        let groups = ObjectGroups(schema).groups
        let pictures = workers.map(groups.count) { position in
            let group = groups[position]
            return SchemaDiagram.group(
                group.tables.map { schema.tables[$0] }, named: group.name, title: group.title ?? schema.name, context)
        }
        var files = [IndexPage(context, groups, pictures).file] + pictures.compactMap(\.self)
        files.reserveCapacity(1 + schema.tables.count + schema.views.count + schema.enums.count + schema.types.count)
        files += workers.map(schema.tables.count) { TablePage(schema.tables[$0], context).file }
        for view in schema.views { files.append(ViewPage(view, context).file) }
        for enumeration in schema.enums { files.append(EnumPage(enumeration, context).file) }
        for type in schema.types { files.append(TypePage(type, context).file) }
        if let glossary = GlossaryPage(context).file { files.append(glossary) }
        return files
    }

    /// A picture of each table that has a neighbour, named after its page: `diagrams/tables/Lead.svg`. They stand for the
    /// diagrams of the pages where nothing draws Mermaid.
    /// - Parameters:
    ///   - schema: A schema without errors.
    ///   - workers: Who draws.
    public static func tablePictures(of schema: Schema, workers: Workers = .one) -> [GeneratedFile] {
        let context = PageContext(schema, history: ObjectHistory())
        return workers.map(schema.tables.count) { SchemaDiagram.neighbourhood(of: schema.tables[$0], context) }
            .compactMap(\.self)
    }

    /// The picture of all tables and their foreign keys; nil where there are none, or too many for one.
    public static func wholePicture(of schema: Schema) -> GeneratedFile? {
        SchemaDiagram.whole(PageContext(schema, history: ObjectHistory()))
    }
}
