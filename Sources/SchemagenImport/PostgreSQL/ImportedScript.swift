import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

extension ImportedSchema {
    /// Why the schema gives no SQL, which is a mistake of the importer.
    public struct NotBuildable: Error, Sendable, CustomStringConvertible {
        /// The first errors.
        public var description: String
    }

    /// The SQL that makes the schema in an empty database: what the first migration of a project would hold.
    /// - Throws: `NotBuildable` where the file has errors or cannot be planned.
    public func script(for database: Database) throws(NotBuildable) -> String {
        let compiled = ProjectCheck.compile(SourceFile(path: "imported.schema", bytes: Array(source.utf8)))
        guard let schema = compiled.schema else {
            let errors = compiled.diagnostics.filter { $0.severity == .error }
            throw NotBuildable(description: errors.prefix(5).map(\.headline).joined(separator: "\n"))
        }
        let result = Planner.plan(from: nil, to: schema, on: database)
        guard let plan = result.plan else {
            throw NotBuildable(description: result.diagnostics.prefix(5).map { $0.message }.joined(separator: "\n"))
        }
        return MigrationFileWriter.write(plan, title: schema.name, to: schema).up
    }
}
