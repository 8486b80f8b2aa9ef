import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject

/// What changes of a schema do to those who do not expect it, as findings at the things that change.
///
/// A migration is planned again from its two snapshots, so that each hazard has a place. What its line of the lock says
/// beyond that, as it may of one that was written by hand, is reported at the line.
struct HazardLint {
    /// What is found.
    struct Outcome {
        /// What has a place in the schema.
        var inSchema = RuleFindings()
        /// What has none, at the lock's lines and in snapshots.
        var inHistory: [SourceFinding] = []
        /// Whether all changes were looked at that an `@allow` can have been written for.
        var judgesSuppressions = false
    }

    private let files: ProjectFiles
    private let schema: Schema
    private let lockFile: SourceFile

    init(_ files: ProjectFiles, _ schema: Schema) {
        self.files = files
        self.schema = schema
        lockFile = SourceFile(
            path: files.migrations.displayPath(Lock.fileName), bytes: files.migrations.files[Lock.fileName] ?? [])
    }

    func run(_ changes: ProjectLint.Changes) -> Outcome {
        var outcome = Outcome()
        guard !lockFile.bytes.isEmpty else { return outcome }
        let read = Lock.read(lockFile.bytes, path: lockFile.path)
        guard let lock = read.lock else {
            outcome.inHistory = read.diagnostics.map { SourceFinding($0, in: lockFile) }
            return outcome
        }
        let first = changes.first(in: lock)
        let groups = Dictionary(grouping: lock.entries, by: \.change).sorted { $0.key < $1.key }.map(\.value)
        var wanted = groups.filter { ($0.last?.number ?? 0) >= first }
        // The snapshot that the first of them starts from.
        let start = groups.count - wanted.count
        if start > 0 { wanted.insert(groups[start - 1], at: 0) }
        var schemas: [Schema] = []
        for group in wanted {
            guard let entry = group.last, let schema = snapshot(of: entry, &outcome) else { return outcome }
            schemas.append(schema)
        }
        let later = schemas + [schema]
        for (number, group) in wanted.enumerated() where start == 0 || number > 0 {
            let change = RecordedChange(entries: group.filter { $0.number >= first }, first: group[0].number)
            let places = HazardPlaces(later: Array(later[number...]))
            report(
                from: number > 0 ? schemas[number - 1] : nil, to: schemas[number], change, places, &outcome)
        }
        if let newest = schemas.last {
            report(from: newest, to: schema, nil, HazardPlaces(later: [schema]), &outcome)
        }
        if case .pending = changes { return outcome }
        outcome.judgesSuppressions = true
        return outcome
    }

    private func snapshot(of entry: LockEntry, _ outcome: inout Outcome) -> Schema? {
        let path = files.migrations.displayPath(entry.snapshotPath)
        guard let bytes = files.migrations.files[entry.snapshotPath] else {
            let diagnostic = Diagnostic(
                .migrationMissing, "`\(path)` is missing; restore it from version control",
                at: lockFile.span(ofLine: entry.number + 1))
            outcome.inHistory.append(SourceFinding(diagnostic, in: lockFile))
            return nil
        }
        let file = SourceFile(path: path, bytes: bytes)
        let compiled = CompiledSchema.compile(file)
        if compiled.schema == nil {
            outcome.inHistory += compiled.findings.diagnostics.map { SourceFinding($0, in: file) }
        }
        return compiled.schema
    }

    // MARK: One change

    /// The migrations of a change that are looked at.
    private struct RecordedChange {
        var entries: [LockEntry]
        /// The number of the change's first migration.
        var first: Int

        /// The line of the lock for a migration of the plan, where it is looked at.
        func entry(_ offset: Int) -> LockEntry? { entries.first { $0.number == first + offset } }
    }

    private func report(
        from old: Schema?, to new: Schema, _ recorded: RecordedChange?, _ places: HazardPlaces, _ outcome: inout Outcome
    ) {
        var occurrences: [HazardOccurrence] = []
        for database in new.settings.databases where old == nil || old?.settings.minimumVersions[database] != nil {
            // What is recorded has been agreed to, and its snapshot may have been written again without the hints.
            let result = Planner.plan(from: old, to: new, on: database, allowsLoss: recorded != nil)
            guard let plan = result.plan else {
                // What cannot be planned is an error of the pending change; of one that is recorded the labels are known.
                guard recorded == nil else { continue }
                for diagnostic in result.diagnostics where !outcome.inSchema.diagnostics.contains(diagnostic) {
                    outcome.inSchema.diagnostics.append(diagnostic)
                }
                continue
            }
            let subjects = StepSubjects(result.changes, to: new)
            for occurrence in self.occurrences(in: plan, recorded, subjects, places) {
                occurrences.gather(occurrence)
            }
        }
        let filter = LintFilter(settings: schema.settings)
        add(occurrences, filter, &outcome)
        for entry in recorded?.entries ?? [] { addLabels(of: entry, explainedBy: occurrences, filter, &outcome) }
    }

    /// What the steps of a plan do, of a change that is recorded those of the migrations that are looked at.
    private func occurrences(
        in plan: ChangePlan, _ recorded: RecordedChange?, _ subjects: StepSubjects, _ places: HazardPlaces
    ) -> [HazardOccurrence] {
        var occurrences: [HazardOccurrence] = []
        var waiting = WaitingAssessment(on: plan.database)
        for (number, migration) in plan.migrations.enumerated() {
            let entry = recorded?.entry(number)
            // A plan that does what the lock does not say is not the one that was carried out.
            let isKnown = entry?.admits(migration.hazards) ?? true
            for step in migration.up {
                let waits = waiting.take(step, migration.mode)
                if recorded != nil, entry == nil { continue }
                func add(_ hazard: LintHazard, _ column: Column?) {
                    let (change, words) =
                        hazard.tables.isEmpty
                        ? subjects.subject(of: step.step, column) : subjects.subjectOfWait(for: step.step)
                    let table = hazard.tables.min { $0.text < $1.text }.flatMap(subjects.table)
                    occurrences.append(
                        HazardOccurrence(
                            hazard: hazard, subject: words,
                            place: change.flatMap(places.place) ?? table.flatMap(places.place), entry: entry,
                            databases: DatabaseSet(plan.database)))
                }
                for (column, hazards) in step.lintHazards {
                    for hazard in hazards where entry?.admits(hazard) ?? true { add(hazard, column) }
                }
                if isKnown { for hazard in waits { add(hazard, nil) } }
            }
            waiting.endMigration()
        }
        return occurrences
    }

    /// Reports what is not suppressed: each change by itself, since `@allow` is said of one, then what makes the same tables wait
    /// together.
    private func add(_ occurrences: [HazardOccurrence], _ filter: LintFilter, _ outcome: inout Outcome) {
        var reported: [HazardOccurrence] = []
        for occurrence in occurrences {
            let message = message(occurrence.subject, occurrence.hazard, occurrence)
            if occurrence.place == nil, let entry = occurrence.entry {
                add(occurrence.hazard.code, message, at: entry, filter, &outcome)
                continue
            }
            let place = occurrence.place ?? HazardPlaces.Place(anchor: SourceAnchor(), allowances: [])
            let diagnostic = Diagnostic(occurrence.hazard.code, message, at: place.anchor.span)
            switch filter.judgement(of: diagnostic, allowances: place.allowances) {
            case .reported: reported.append(occurrence)
            case .suppressed(let finding): outcome.inSchema.suppressed.append(finding)
            case .off: break
            }
        }
        for group in HazardGroup.groups(of: reported) {
            let first = group.occurrences[0]
            let diagnostic = Diagnostic(
                first.hazard.code, message(group.subject, group.hazard, first),
                at: first.place?.anchor.span ?? SourceAnchor().span, notes: group.notes)
            if case .reported(let diagnostic) = filter.judgement(of: diagnostic) {
                outcome.inSchema.diagnostics.append(diagnostic)
            }
        }
    }

    private func message(_ subject: String, _ hazard: LintHazard, _ occurrence: HazardOccurrence) -> String {
        var all: DatabaseSet = []
        for database in schema.settings.databases { all.insert(DatabaseSet(database)) }
        let databases = occurrence.databases == all ? nil : occurrence.databases.databases.map(\.title).joined()
        let start = subject + (occurrence.entry.map { " in \($0.title)" } ?? "")
        guard let databases else { return "\(start): \(hazard.consequence)" }
        // Those who wait are named at the end, and are not on the database.
        return hazard.tables.isEmpty
            ? "\(start): \(hazard.consequence) on \(databases)" : "\(start): on \(databases) \(hazard.consequence)"
    }

    private func add(
        _ code: DiagnosticCode, _ message: String, at entry: LockEntry, _ filter: LintFilter, _ outcome: inout Outcome
    ) {
        var span = lockFile.span(ofLine: entry.number + 1)
        // Number and name: the hashes behind them would fill the screen.
        span.end = min(span.end, span.start + Int32(entry.title.utf8.count))
        let diagnostic = Diagnostic(code, message, at: span)
        if case .reported(let diagnostic) = filter.judgement(of: diagnostic) {
            outcome.inHistory.append(SourceFinding(diagnostic, in: lockFile))
        }
    }

    /// What the lock says of a migration and no step of its plan does.
    private func addLabels(
        of entry: LockEntry, explainedBy occurrences: [HazardOccurrence], _ filter: LintFilter, _ outcome: inout Outcome
    ) {
        let explained = Set(occurrences.filter { $0.entry?.number == entry.number }.map(\.hazard.code))
        for label in entry.labels {
            guard let hazard = MigrationHazard(rawValue: label.rawValue) else { continue }
            let kind = LintHazard(hazard)
            guard !explained.contains(kind.code) else { continue }
            add(
                kind.code, "\(entry.title) is labelled \(label.rawValue): \(kind.consequence)", at: entry, filter,
                &outcome)
        }
    }
}

extension LockEntry {
    /// Whether a hazard of the plan is one of the migration: what the lock labels is labelled in all of it.
    fileprivate func admits(_ hazard: LintHazard) -> Bool {
        guard let label = hazard.label else { return true }
        return labels.contains { $0.rawValue == label.rawValue }
    }

    /// Whether all that a plan would be labelled is a label of the migration.
    fileprivate func admits(_ hazards: Set<MigrationHazard>) -> Bool {
        hazards.allSatisfy { hazard in labels.contains { $0.rawValue == hazard.rawValue } }
    }
}

extension ProjectLint.Changes {
    /// The number of the first migration that is looked at.
    fileprivate func first(in lock: Lock) -> Int {
        switch self {
        case .pending: lock.entries.count + 1
        case .since(let number): number + 1
        case .notIn(let other): zip(lock.entries, other.entries).prefix { $0.line == $1.line }.count + 1
        }
    }
}

extension SourceFile {
    /// The span of a line, numbered from 1, without its end.
    fileprivate func span(ofLine line: Int) -> SourceSpan {
        guard line >= 1, line <= lineStarts.count else { return .fileStart }
        let start = Int(lineStarts[line - 1])
        return SourceSpan(start: start, end: start + text(ofLine: line).utf8.count)
    }
}

extension SourceFinding {
    /// A finding that was spelled out already, at its line.
    fileprivate init(_ finding: FileDiagnostic, in file: SourceFile) {
        let span = file.span(ofLine: finding.location?.line ?? 1)
        self.init(Diagnostic(finding.code, finding.message, at: span), in: file)
    }
}
