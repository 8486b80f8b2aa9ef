import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSwift

extension SchemaDiff {
    /// The version before, wherever it comes from.
    public struct Base: Sendable {
        /// Its schema file, with the path that messages show; nil: there was none.
        public var schema: SourceFile?
        /// Its migrations.
        public var migrations: MigrationFolder

        /// Makes one from its parts.
        public init(schema: SourceFile?, migrations: MigrationFolder) {
            self.schema = schema
            self.migrations = migrations
        }
    }

    /// Compares a project with a version before it.
    /// - Parameters:
    ///   - base: The version before.
    ///   - files: The project; models and documents are not looked at.
    ///   - folder: The path of the package's root in the repository: empty, or ending in a slash.
    ///   - schemaPath: The path of the schema in the repository.
    ///   - workers: Who carries out the parts that do not depend on one another.
    /// - Returns: The difference, nil where one of the schemas has errors; the errors and warnings of both.
    public static func make(
        from base: Base, to files: ProjectFiles, folder: String, schemaPath: String, workers: Workers = .one
    ) -> (diff: SchemaDiff?, diagnostics: [FileDiagnostic]) {
        // Rules may have come since the old schema was written: it has to be readable, no more.
        let former = base.schema.map { CompiledSchema.compile($0, codes: DiagnosticCatalogue.all, workers: workers) }
        let compiled = ProjectCheck.compile(files.schema, workers: workers)
        let errors = (former?.diagnostics ?? []).filter { $0.severity == .error } + compiled.diagnostics
        guard let schema = compiled.schema, former == nil || former?.schema != nil else { return (nil, errors) }
        let histories = DiffHistories(base: base.migrations, current: files.migrations)
        // Hints that were pruned after their migration was made say still what became of what.
        let hinted = histories.addedSnapshots.reversed().reduce(schema) { $0.takingHints(from: $1) }

        let old = former?.schema
        let before = DiffVersion(
            old ?? Schema(name: schema.name, documentation: schema.documentation, settings: schema.settings),
            in: base.schema ?? SourceFile(path: "", text: ""))
        var finder = SchemaChangeFinder(from: before, to: DiffVersion(hinted, in: files.schema))
        var diff = SchemaDiff(
            name: schema.name, schemaPath: schemaPath, old: old, new: schema, objects: finder.find(), databases: [],
            recorded: nil, swift: [], findings: [], refusals: [])
        diff.swift = SwiftAPI.changes(
            from: old.map(SwiftAPI.init) ?? .none, to: SwiftAPI(schema), renames: finder.renames)
        diff.plan(from: old, to: hinted, histories, in: files, folder: folder, workers)
        diff.findings = NewFindings.find(
            base, histories.baseLock, files, folder: folder, schemaPath: schemaPath, workers)
        // What bars the plan is said once.
        let refused = diff.refusals
        diff.findings.removeAll { finding in
            refused.contains { $0.code.name == finding.code && $0.message == finding.message }
        }
        return (diff, errors.filter { $0.severity == .error })
    }

    private mutating func plan(
        from old: Schema?, to schema: Schema, _ histories: DiffHistories, in files: ProjectFiles, folder: String,
        _ workers: Workers
    ) {
        let databases = schema.settings.databases
        let change = DiffPlan(from: old, to: schema, number: histories.baseLock.nextNumber, in: files.schema, workers)
        let plans = databases.map { change.results[$0] }
        refusals = change.diagnostics
        for (database, plan) in zip(databases, plans) {
            self.databases.append(DatabaseDiff(database, plan))
        }
        guard !histories.added.isEmpty else { return }
        let isBehind = !histories.isNewest(RecordedForm(of: new, workers: workers))
        let record = RecordedFiles(
            histories, folder: folder + ProjectLayout.migrationsFolder, isBehind: isBehind)
        recorded = record.compare(with: plans, on: databases)
        // While the schema says more, the plan shows what is missing from the files; else these are what will run.
        guard recorded?.agreement != .behind else { return }
        for position in self.databases.indices {
            self.databases[position].migrations = record.migrations(
                on: databases[position], plan: recorded?.agreement == .same ? plans[position] : nil)
        }
    }
}

extension DatabaseDiff {
    /// What a plan does; where there is none, nothing is known.
    init(_ database: Database, _ plan: SchemaPlan.Result?) {
        self.init(database: database, migrations: [], steps: [], hazards: [])
        guard let plan else { return }
        migrations = plan.migrations.map {
            Migration(
                title: $0.title, mode: $0.mode, up: SQL(path: nil, text: $0.up), down: SQL(path: nil, text: $0.down))
        }.filter { !$0.isEmpty }
        steps = plan.migrations.flatMap(\.upSteps).filter { $0.effect.isWorthTelling }
        hazards = MigrationHazard.allCases.filter { hazard in plan.migrations.contains { $0.hazards.contains(hazard) } }
    }
}

extension StepEffect {
    /// Whether somebody who uses the database notices it, by more than a lock that hardly anybody waits for.
    fileprivate var isWorthTelling: Bool {
        guard isNotable else { return false }
        var others = self
        others.locks.removeAll { $0.mode < .share }
        return others.isNotable
    }
}
