import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject

/// The plan from one version of a schema to another on all databases, with the files that `generate` would write for
/// it.
struct DiffPlan {
    /// The plans that there are.
    private(set) var results: [Database: SchemaPlan.Result] = [:]
    /// Why there is none for a database.
    private(set) var diagnostics: [FileDiagnostic] = []

    /// Plans.
    /// - Parameters:
    ///   - former: The schema before; nil: there was none.
    ///   - schema: The schema after.
    ///   - number: The number of the first migration.
    ///   - file: The file that findings point into.
    ///   - workers: Who plans; one database does not depend on another.
    init(from former: Schema?, to schema: Schema, number: Int, in file: SourceFile, _ workers: Workers) {
        // As a snapshot says it: `generate` plans from one, and the order of indexes in a file is not that of a
        // snapshot.
        let former = former.map { Self.canonical($0) }
        let change = ChangeWriter(schema: schema, form: RecordedForm(of: schema), source: file, workers: workers)
            .write(from: number, former: former, name: nil)
        if change.diagnostics.isEmpty {
            let texts = Dictionary(change.writes) { first, _ in first }
            for plan in change.plans { results[plan.database] = Self.result(plan, change, texts) }
            return
        }
        diagnostics = change.diagnostics
        // What bars the way on one database need not bar it on the other.
        for database in schema.settings.databases {
            results[database] = SchemaPlan.make(from: former, to: schema, on: database, number: number).result
        }
    }

    private static func canonical(_ schema: Schema) -> Schema {
        CompiledSchema.compile(SourceFile(path: "", text: CanonicalForm.text(of: schema))).schema ?? schema
    }

    private static func result(
        _ plan: ChangePlan, _ change: ChangeWriter.Outcome, _ texts: [String: [UInt8]]
    ) -> SchemaPlan.Result {
        let migrations = zip(change.entries, plan.migrations).map { entry, migration in
            SchemaPlan.Result.Migration(
                title: entry.title,
                up: String(decoding: texts[entry.path(plan.database, .up)] ?? [], as: UTF8.self),
                down: String(decoding: texts[entry.path(plan.database, .down)] ?? [], as: UTF8.self),
                mode: migration.mode, hazards: MigrationHazard.allCases.filter(migration.hazards.contains),
                upSteps: migration.up.map(SchemaPlan.Result.Step.init),
                downSteps: migration.down.map(SchemaPlan.Result.Step.init))
        }
        return SchemaPlan.Result(name: change.entries.first?.name ?? "", migrations: migrations)
    }
}
