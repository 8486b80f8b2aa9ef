import SchemagenDatabases
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel

/// A live SQLite database as a schema file. Its storage stays as it was declared.
public enum SQLiteImport {
    /// Imports a database. Nothing is written to it.
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The Swift name of the schema; made from the file's name where there is none.
    /// - Throws: `MissingLibraryError`, `SQLiteError` where it cannot be opened, `SQLiteCatalogue.Unreadable` where a
    ///   statement in it is not understood.
    public static func run(_ path: String, name: String? = nil) throws -> ImportedSchema {
        let database = try SQLiteDatabase(.readOnly(path))
        defer { database.close() }
        return try run(database, name: name ?? schemaName(ofFile: path))
    }

    /// Imports a database that is open.
    ///
    /// What the draft says is built in a database in memory and compared; expressions that SQLite would keep in other
    /// words become `sql(…)`, and what no form of the language gives becomes text, until nothing more can be done.
    public static func run(_ database: SQLiteDatabase, name: String) throws -> ImportedSchema {
        let source = try SQLiteSource(database)
        var levels: [CatalogueIdentity: Int] = [:]
        var result = ImportedSchema(source: "", counts: [])
        for _ in 0..<12 {
            var builder = SQLiteDraftBuilder(source, levels: levels)
            let draft = builder.draft(name: name)
            let text = try DraftWriter.text(of: draft)
            result = ImportedSchema(source: text, counts: draft.counts, opaque: builder.opaque, notes: builder.notes)
            let trial = SQLiteTrial.run(text, of: source.catalogue, name: name)
            result.notes += trial.notes
            if !raise(&levels, by: trial, builder) { break }
        }
        return result
    }

    /// The draft of a database as its catalogue says it, before anything is tried.
    public static func draft(of database: SQLiteDatabase, name: String) throws -> SchemaDraft {
        var builder = SQLiteDraftBuilder(try SQLiteSource(database))
        return builder.draft(name: name)
    }

    /// The name of the schema in a file: `shop.sqlite3` gives `Shop`.
    public static func schemaName(ofFile path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        return SwiftWords.type(stem, isOfMany: false)
    }

    /// Gives up the usual form of what differs. Whether there is anything new to try.
    private static func raise(
        _ levels: inout [CatalogueIdentity: Int], by trial: SQLiteTrial, _ builder: SQLiteDraftBuilder
    ) -> Bool {
        let catalogue = builder.source.catalogue
        let refused = Set(builder.tables.filter { trial.refused.contains($0.swiftName) }.map(\.name))
        var isNew = false
        func raise(_ identity: CatalogueIdentity) {
            guard catalogue[identity] != nil else { return }
            let most: Int
            switch identity.kind {
            case .checkConstraint, .column: most = 2
            case .foreignKey, .uniqueConstraint, .primaryKey, .index: most = 1
            default: return
            }
            guard levels[identity] ?? 0 < most else { return }
            levels[identity, default: 0] += 1
            isNew = true
        }
        for identity in trial.differing { raise(identity) }
        // Where the compiler only names a table, all in it takes the next form.
        for object in catalogue.objects where object.identity.path.count == 2 {
            // The key is the last to be given up: much hangs on it.
            guard object.identity.kind != .primaryKey, refused.contains(object.identity.path[0]) else { continue }
            if object.identity.kind != .column || levels[object.identity] ?? 0 == 0 { raise(object.identity) }
        }
        if !isNew {
            for object in catalogue.objects(.primaryKey) where refused.contains(object.owner) { raise(object.identity) }
        }
        return isNew
    }
}
