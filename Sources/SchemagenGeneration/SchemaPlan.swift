import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// The plan between two schema files, without a project around them.
public struct SchemaPlan: Sendable {
    /// A plan as SQL.
    public struct Result: Sendable {
        /// A name derived from what changes.
        public var name: String
        /// Number and name, as the header of the SQL says them: `0001_initial`.
        public var title: String
        /// The text of the up file.
        public var up: String
        /// The text of the down file.
        public var down: String
        fileprivate var plan: MigrationPlan

        /// What the up file does, a line a step.
        public var upSteps: [String] { plan.up.map(\.summary) }
        /// What the down file does, a line a step.
        public var downSteps: [String] { plan.down.map(\.summary) }
    }

    /// The plan; nil where a schema has errors or the change is refused.
    public var result: Result?
    /// Errors and warnings.
    public var diagnostics: [FileDiagnostic]

    /// Plans.
    /// - Parameters:
    ///   - from: The schema to start from; nil for an empty database.
    ///   - to: The schema to reach.
    ///   - database: The database to plan for.
    ///   - number: The migration's number, as it stands in its header and in file names.
    public static func make(
        from: SourceFile?, to: SourceFile, on database: Database, number: Int = 1
    ) -> SchemaPlan {
        let former = from.map { CompiledSchema.compile($0) }
        let target = ProjectCheck.compile(to)
        var plan = SchemaPlan(result: nil, diagnostics: (former?.diagnostics ?? []) + target.diagnostics)
        guard let schema = target.schema, former == nil || former?.schema != nil else { return plan }
        guard schema.settings.databases.contains(database) else {
            plan.diagnostics.append(
                FileDiagnostic(
                    Diagnostic(
                        .driftDatabases, "the header's `databases` does not name \(database.rawValue)", at: .fileStart),
                    in: to))
            return plan
        }
        let planned = Planner.plan(from: former?.schema, to: schema, on: database)
        plan.diagnostics += planned.diagnostics.map { FileDiagnostic($0, in: to) }
        guard let migration = planned.plan else { return plan }
        let name = MigrationName.suggestion(
            from: former?.schema, to: schema, known: [database: planned.changes])
        let written = MigrationFileWriter.write(
            migration, title: "\(LockEntry.padded(number))_\(name)", from: former?.schema, to: schema)
        plan.diagnostics += written.diagnostics.map { FileDiagnostic($0, in: to) }
        guard written.diagnostics.isEmpty else { return plan }
        plan.result = Result(
            name: name, title: "\(LockEntry.padded(number))_\(name)", up: written.up, down: written.down,
            plan: migration)
        return plan
    }

}
