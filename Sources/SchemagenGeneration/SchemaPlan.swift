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
        /// One migration of the change.
        public struct Migration: Sendable {
            /// Number and name, as the header of the SQL says them: `0001_initial`.
            public var title: String
            /// The text of the up file.
            public var up: String
            /// The text of the down file.
            public var down: String
            /// How the statements of both run.
            public var mode: MigrationPlan.Mode
            /// What it does to those who do not expect it.
            public var hazards: [MigrationHazard]
            /// What its up file does, in order.
            public var upSteps: [Step]
            /// What its down file does, in order.
            public var downSteps: [Step]
        }

        /// One step of a migration.
        public struct Step: Sendable {
            /// What it does, in words: `create table orders`.
            public var summary: String
            /// What that does to a database in use.
            public var effect: StepEffect

            init(_ planned: PlannedStep) {
                summary = planned.step.summary
                effect = planned.effect
            }
        }

        /// A name derived from what changes.
        public var name: String
        /// The migrations, in order.
        public var migrations: [Migration]

        /// The texts of the up files, one after the other.
        public var up: String { migrations.map(\.up).joined(separator: "\n") }
        /// The texts of the down files, the last migration's first.
        public var down: String { migrations.reversed().map(\.down).joined(separator: "\n") }
        /// What the up files do, a line a step.
        public var upSteps: [String] { migrations.flatMap { $0.upSteps.map(\.summary) } }
        /// What the down files do, a line a step.
        public var downSteps: [String] { migrations.reversed().flatMap { $0.downSteps.map(\.summary) } }
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
    ///   - allowsLoss: Whether everything that vanishes is meant to, without a word in the schema.
    public static func make(
        from: SourceFile?, to: SourceFile, on database: Database, number: Int = 1, allowsLoss: Bool = false
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
        let made = make(
            from: former?.schema, to: schema, on: database, number: number, allowsLoss: allowsLoss)
        plan.result = made.result
        plan.diagnostics += made.diagnostics.map { FileDiagnostic($0, in: to) }
        return plan
    }

    /// Plans between two schemas that are compiled already.
    /// - Parameters:
    ///   - former: The schema to start from; nil for an empty database.
    ///   - schema: The schema to reach, which is for the database.
    ///   - database: The database to plan for.
    ///   - number: The migration's number, as it stands in its header and in file names.
    ///   - allowsLoss: Whether everything that vanishes is meant to, without a word in the schema.
    static func make(
        from former: Schema?, to schema: Schema, on database: Database, number: Int, allowsLoss: Bool = false
    ) -> (result: Result?, diagnostics: [Diagnostic]) {
        let planned = Planner.plan(from: former, to: schema, on: database, allowsLoss: allowsLoss)
        guard let change = planned.plan else { return (nil, planned.diagnostics) }
        let name = MigrationName.suggestion(from: former, to: schema, known: [database: planned.changes])
        let titles = MigrationName.names(of: change.migrations, base: name).enumerated().map { offset, name in
            "\(LockEntry.padded(number + offset))_\(name)"
        }
        let written = MigrationFileWriter.write(change, titles: titles, from: former, to: schema)
        let problems = written.flatMap(\.diagnostics)
        guard problems.isEmpty else { return (nil, planned.diagnostics + problems) }
        let migrations = zip(zip(titles, written), change.migrations).map { file, migration in
            Result.Migration(
                title: file.0, up: file.1.up, down: file.1.down, mode: migration.mode,
                hazards: MigrationHazard.allCases.filter(migration.hazards.contains),
                upSteps: migration.up.map(Result.Step.init), downSteps: migration.down.map(Result.Step.init))
        }
        return (Result(name: name, migrations: migrations), planned.diagnostics)
    }
}
