import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// A change of the recorded history with the plan that leads through it: what its migrations do, step by step, for
/// whoever writes about them.
public struct RecordedPlan: Sendable {
    /// One of the change's migrations on one database.
    public struct Script: Sendable {
        /// The line of the lock.
        public var entry: LockEntry
        /// The recorded text of the up file; empty where it is missing, which `check` reports.
        public var up: String
        /// The recorded text of the down file.
        public var down: String
        /// What it does, in steps; nil: nobody knows, since its files do not run what the plan gives.
        public var plan: MigrationPlan?
    }

    /// The change on one database.
    public struct OnDatabase: Sendable {
        /// The kind of database.
        public var database: Database
        /// Its migrations, in order; one for each line of the lock.
        public var scripts: [Script]
        /// The plan from the schema before to the one after; nil where there is none, or the files run something else.
        public var plan: ChangePlan?

        /// Whether what the migrations do is known.
        public var isKnown: Bool { plan != nil }
    }

    /// The lines of the lock that it is made of.
    public var change: RecordedChange
    /// The schema before; nil: there was nothing.
    public var former: Schema?
    /// The schema after.
    public var schema: Schema
    /// By database, in the order of everything that is printed.
    public var databases: [OnDatabase]

    /// What happens on a database; nil where the change is not for it.
    public subscript(database: Database) -> OnDatabase? { databases.first { $0.database == database } }

    /// The changes of a range of migrations, oldest first, each planned again from its snapshots.
    /// - Parameters:
    ///   - range: Migrations that are whole changes.
    ///   - folder: The migrations.
    ///   - workers: Who plans; one change does not depend on another's plan.
    /// - Returns: Nil with the findings where a snapshot cannot be read.
    public static func plans(
        of range: MigrationRange, in folder: MigrationFolder, workers: Workers = .one
    ) -> (plans: [RecordedPlan]?, diagnostics: [FileDiagnostic]) {
        guard let bytes = folder.files[Lock.fileName] else {
            let path = folder.displayPath(Lock.fileName)
            return (nil, [FileDiagnostic(.lockMissing, "the lock is missing", path: path)])
        }
        let read = Lock.read(bytes, path: folder.displayPath(Lock.fileName))
        guard let lock = read.lock else { return (nil, read.diagnostics) }
        let changes = lock.changes
        let wanted = changes.filter { range.contains($0.last.number) }
        var former: Schema?
        // A baseline starts from nothing whatever came before it.
        if let first = wanted.first, let before = changes.last(where: { $0.last.number < first.entries[0].number }) {
            let compiled = Self.snapshot(of: before, in: folder)
            guard let schema = compiled.schema else { return (nil, compiled.diagnostics) }
            former = schema
        }
        var schemas: [Schema] = []
        for change in wanted {
            let compiled = Self.snapshot(of: change, in: folder)
            guard let schema = compiled.schema else { return (nil, compiled.diagnostics) }
            schemas.append(schema)
        }
        let all = schemas
        let first = former
        let plans = workers.map(wanted.count) { offset in
            RecordedPlan(wanted[offset], from: offset == 0 ? first : all[offset - 1], to: all[offset], in: folder)
        }
        return (plans, [])
    }

    private static func snapshot(
        of change: RecordedChange, in folder: MigrationFolder
    ) -> (schema: Schema?, diagnostics: [FileDiagnostic]) {
        let path = folder.displayPath(change.last.snapshotPath)
        guard let bytes = folder.files[change.last.snapshotPath] else {
            return (nil, [FileDiagnostic(.migrationMissing, "the snapshot is missing", path: path)])
        }
        let compiled = CompiledSchema.compile(SourceFile(path: path, bytes: bytes))
        return (compiled.schema, compiled.diagnostics)
    }

    private init(_ change: RecordedChange, from former: Schema?, to schema: Schema, in folder: MigrationFolder) {
        self.change = change
        self.former = former
        self.schema = schema
        databases = change.last.databases.map { database in
            var scripts = change.entries.map { entry in
                func text(_ direction: Direction) -> String {
                    String(decoding: folder.files[entry.path(database, direction)] ?? [], as: UTF8.self)
                }
                return Script(entry: entry, up: text(.up), down: text(.down))
            }
            // What is recorded has been agreed to, and its snapshot may have been written again without the hints.
            let plan = Planner.plan(from: former, to: schema, on: database, allowsLoss: true).plan
            guard var plan, let migrations = Self.migrations(of: plan, in: scripts, from: former, to: schema) else {
                return OnDatabase(database: database, scripts: scripts)
            }
            plan.migrations = migrations
            for offset in scripts.indices { scripts[offset].plan = migrations[offset] }
            return OnDatabase(database: database, scripts: scripts, plan: plan)
        }
    }

    /// The migrations of a plan, each at the place of the recorded one that runs the same.
    ///
    /// Indexes of a table in use come in a migration each, in the order of the schema that the change was generated from or,
    /// planned again, of its snapshot.
    /// - Returns: Nil where a recorded file runs something else: then nothing that the plan says is said of any.
    private static func migrations(
        of plan: ChangePlan, in scripts: [Script], from former: Schema?, to schema: Schema
    ) -> [MigrationPlan]? {
        guard plan.migrations.count <= scripts.count, scripts.allSatisfy({ $0.entry.handwork == nil }) else {
            return nil
        }
        let files = MigrationFileWriter.write(plan, titles: scripts.map(\.entry.title), from: former, to: schema)
        guard files.count == scripts.count, files.allSatisfy({ $0.diagnostics.isEmpty }) else { return nil }
        // A change may need more migrations on another database.
        let none = MigrationPlan()
        let planned = files.indices.map { offset in
            (
                content: [ScriptContent(files[offset].up), ScriptContent(files[offset].down)],
                plan: offset < plan.migrations.count ? plan.migrations[offset] : none
            )
        }
        var isTaken = [Bool](repeating: false, count: planned.count)
        var result: [MigrationPlan] = []
        for (offset, script) in scripts.enumerated() {
            let content = [ScriptContent(script.up), ScriptContent(script.down)]
            let places = [offset] + planned.indices
            guard let place = places.first(where: { !isTaken[$0] && planned[$0].content == content }) else {
                return nil
            }
            isTaken[place] = true
            result.append(planned[place].plan)
        }
        return result
    }
}
