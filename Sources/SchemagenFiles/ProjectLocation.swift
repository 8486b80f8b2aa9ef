import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// A project on disk.
public struct ProjectLocation: Sendable {
    /// The package's root as a prefix of paths: empty for the working directory, else ending in a slash.
    public let prefix: String
    /// The schema file's path.
    public let schemaPath: String

    /// Finds a project.
    /// - Parameters:
    ///   - schema: The schema file, where the user named it.
    ///   - root: The package's root, where the user named it; otherwise looked for from the working directory upwards.
    /// - Throws: `ProjectError`, `FileError`.
    public static func find(schema: String?, root: String?) throws -> ProjectLocation {
        if let root {
            let prefix = root == "." || root.isEmpty ? "" : root.hasSuffix("/") ? root : root + "/"
            if let schema { return ProjectLocation(prefix: prefix, schemaPath: schema) }
            guard let path = try onlySchema(in: prefix) else { throw ProjectError.noSchema(startingAt: root) }
            return ProjectLocation(prefix: prefix, schemaPath: path)
        }
        let start = try FileSystem.workingFolder()
        if let schema {
            // A schema in a package's Schema folder belongs to that package; any other to the working directory.
            let folder = FileSystem.parent(of: schema)
            let isInSchemaFolder =
                folder == ProjectLayout.schemaFolder || folder.hasSuffix("/" + ProjectLayout.schemaFolder)
            let prefix = isInSchemaFolder ? String(folder.dropLast(ProjectLayout.schemaFolder.count)) : ""
            return ProjectLocation(prefix: prefix, schemaPath: schema)
        }
        var prefix = ""
        for _ in 0...start.count(where: { $0 == "/" }) {
            if let path = try onlySchema(in: prefix) { return ProjectLocation(prefix: prefix, schemaPath: path) }
            prefix += "../"
        }
        throw ProjectError.noSchema(startingAt: start)
    }

    private static func onlySchema(in prefix: String) throws -> String? {
        let folder = prefix + ProjectLayout.schemaFolder
        guard FileSystem.kind(of: folder) == .folder else { return nil }
        let found = try FileSystem.files(below: folder).filter { $0.hasSuffix(".schema") }
        if found.count > 1 { throw ProjectError.severalSchemas(found.map { "\(folder)/\($0)" }) }
        return found.first.map { "\(folder)/\($0)" }
    }

    /// Reads the project.
    /// - Parameters:
    ///   - models: Whether to read the models.
    ///   - documents: Whether to read the documents.
    /// - Throws: `FileError`.
    public func read(models: Bool, documents: Bool) throws(FileError) -> ProjectFiles {
        try read(around: try schema(), models: models, documents: documents)
    }

    /// Reads the project and compiles its schema meanwhile.
    /// - Parameters:
    ///   - models: Whether to read the models.
    ///   - documents: Whether to read the documents.
    ///   - compile: What compiles the schema.
    /// - Throws: `FileError`.
    public func read(
        models: Bool, documents: Bool, compile: @Sendable (SourceFile) -> CompiledSchema
    ) throws(FileError) -> (files: ProjectFiles, compiled: CompiledSchema) {
        let schema = try schema()
        let (compiled, files) = Workers.threads.pair(
            { compile(schema) },
            { Result { () throws(FileError) in try read(around: schema, models: models, documents: documents) } })
        return (try files.get(), compiled)
    }

    private func schema() throws(FileError) -> SourceFile {
        SourceFile(path: schemaPath, bytes: try FileSystem.read(schemaPath))
    }

    private func read(around schema: SourceFile, models: Bool, documents: Bool) throws(FileError) -> ProjectFiles {
        ProjectFiles(
            schema: schema, displayPrefix: prefix,
            models: models ? try contents(of: ProjectLayout.modelsFolder) : nil,
            migrations: try contents(of: ProjectLayout.migrationsFolder),
            documents: documents ? try contents(of: ProjectLayout.documentsFolder) : nil)
    }

    private func contents(of folder: String) throws(FileError) -> [String: [UInt8]] {
        let paths = try FileSystem.files(below: prefix + folder)
        let contents = Workers.threads.map(paths.count) { number in
            Result { () throws(FileError) in try FileSystem.read("\(prefix)\(folder)/\(paths[number])") }
        }
        var result: [String: [UInt8]] = [:]
        result.reserveCapacity(paths.count)
        for (path, content) in zip(paths, contents) { result[path] = try content.get() }
        return result
    }

    /// Writes and deletes files of the project, every file beside its place first, then renamed: the migrations in the
    /// order given, then what stands for itself in any order, then what is to go.
    /// - Parameters:
    ///   - writes: Contents by path below the package's root.
    ///   - deletions: Paths below the package's root.
    /// - Throws: `FileError`; what was written before stays, and the same command goes on from there.
    public func write(_ writes: [(path: String, bytes: [UInt8])], deleting deletions: [String]) throws(FileError) {
        let history = writes.filter { $0.path.hasPrefix(ProjectLayout.migrationsFolder + "/") }
        let others = writes.filter { !$0.path.hasPrefix(ProjectLayout.migrationsFolder + "/") }
        for write in history { try FileSystem.write(write.bytes, to: prefix + write.path) }
        let results = Workers.threads.map(others.count) { number in
            Result { () throws(FileError) in
                try FileSystem.write(others[number].bytes, to: prefix + others[number].path)
            }
        }
        for result in results { try result.get() }
        for path in deletions { try FileSystem.remove(prefix + path) }
    }
}
