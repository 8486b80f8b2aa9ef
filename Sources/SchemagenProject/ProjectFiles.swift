import SchemagenHistory
import SchemagenLanguage

/// Where a project keeps its files, relative to the package's root.
public enum ProjectLayout {
    /// The folder in which the schema is looked for.
    public static let schemaFolder = "Schema"
    /// The folder of everything that is generated.
    public static let generatedFolder = "Generated"
    /// The folder of the Swift models.
    public static let modelsFolder = "Generated/Models"
    /// The folder of the migrations, the lock and the snapshots.
    public static let migrationsFolder = "Generated/Migrations"
    /// The folder of the documents.
    public static let documentsFolder = "Generated/Docs"
    /// The command that brings everything in step, as messages name it.
    public static let generateCommand = "swift run schemagen generate"
}

/// Everything of a project that generation and checks look at, in memory.
public struct ProjectFiles: Sendable {
    /// The schema; its path is the one that messages show.
    public var schema: SourceFile
    /// What stands in front of a path relative to the package's root in messages: empty, or a folder with its slash.
    public var displayPrefix: String
    /// Contents by file name below the models folder; nil where the models are not to be looked at.
    public var models: [String: [UInt8]]?
    /// The migrations folder.
    public var migrations: MigrationFolder
    /// Contents by path below the documents folder, but for the reports; nil where the documents are not to be looked
    /// at.
    public var documents: [String: [UInt8]]?
    /// The reports among the documents, by path below the documents folder. Here they part ways: what brings documents
    /// in step, and what compares them, never sees a report.
    public var reports: [String: [UInt8]] = [:]

    /// Gathers the files of a project.
    public init(
        schema: SourceFile, displayPrefix: String = "", models: [String: [UInt8]]?, migrations: [String: [UInt8]],
        documents: [String: [UInt8]]?
    ) {
        self.schema = schema
        self.displayPrefix = displayPrefix
        self.models = models
        self.migrations = MigrationFolder(
            path: displayPrefix + ProjectLayout.migrationsFolder, files: migrations)
        self.documents = documents?.filter { !DocumentFolders.isReport($0.key) }
        reports = documents?.filter { DocumentFolders.isReport($0.key) } ?? [:]
    }
}

extension ProjectFiles {
    /// The same files under the names that they have on every machine: messages about them name no folder above the
    /// package's root.
    public var seenFromRoot: ProjectFiles {
        var files = self
        let path =
            schema.path.hasPrefix(displayPrefix)
            ? schema.path.dropFirst(displayPrefix.count) : schema.path.split(separator: "/").last ?? ""
        // A schema from elsewhere has its name alone.
        let isBelow = !path.hasPrefix("/") && !path.hasPrefix("..")
        let name = isBelow ? path : path.split(separator: "/").last ?? ""
        files.schema = SourceFile(path: String(name), bytes: schema.bytes)
        files.displayPrefix = ""
        files.migrations.path = ProjectLayout.migrationsFolder
        return files
    }
}
