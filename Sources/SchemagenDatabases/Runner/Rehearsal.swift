import SchemagenMeasures

/// What a run would do, and what would keep it from being done: as far as that can be told without changing anything.
public struct Rehearsal: Sendable {
    /// The migrations that would run, in this order; what the journal refuses can have none.
    public var migrations: [RunnableMigration] = []
    /// Why it would be refused; the first is the one that the run itself would give.
    public var refusals: [RunnerError] = []
    /// The rights that the role lacks; they are one of the refusals.
    public var missingPrivileges: [MissingPrivilege] = []
    /// What would be lost that is not allowed to be; it is one of the refusals.
    public var losses: [DataLoss] = []
    /// What is strange, and stops nothing.
    public var warnings: [String] = []
    /// Whether the database was compared with the history.
    public var isCompared = false
}

extension MigrationRunner {
    /// The way that scripts lead.
    enum Direction {
        case up, down
    }

    /// What `apply` would do now; nothing is written, not even the journal's table, and no lock is taken that would keep
    /// anybody from working. A read-only session will do.
    /// - Throws: `RunnerError` where that cannot be told.
    public func rehearseApply(to target: Int? = nil, partial: Bool = false) throws -> Rehearsal {
        try rehearse(.up, target, partial: partial) { rows, end in migrations(after: rows, to: end ?? history.count) }
    }

    /// What `rollback` would do now, as `rehearseApply` tells it. What would be lost is told from the tables and columns
    /// that are dropped: rows that a script deletes are counted by the run alone.
    /// - Throws: `RunnerError` where that cannot be told.
    public func rehearseRollback(
        to target: Int? = nil, partial: Bool = false, allowedLosses: Set<String> = []
    ) throws -> Rehearsal {
        try rehearse(.down, target, partial: partial, allowedLosses) { rows, end in
            migrations(before: rows, to: end ?? positionBeforeLast(of: rows.count, partial: partial))
        }
    }

    private func rehearse(
        _ direction: Direction, _ target: Int?, partial: Bool, _ allowed: Set<String> = [],
        _ choose: ([Journal.Row], Int?) -> [RunnableMigration]
    ) throws -> Rehearsal {
        let end = try target.map { try position(ofTarget: $0, partial: partial) }
        return try Self.translating {
            var (rehearsal, changes) = try examine(direction) { choose($0, end) }
            if !rehearsal.migrations.isEmpty, let reason = try engine.readOnlyReason() {
                rehearsal.warnings.append(reason)
            }
            if direction == .down, let changes {
                try noteLosses(allowed, changes, &rehearsal)
            }
            return rehearsal
        }
    }

    /// The migrations to apply.
    func migrations(after rows: [Journal.Row], to end: Int) -> [RunnableMigration] {
        Array(history.dropFirst(rows.count).prefix(max(0, end - rows.count)))
    }

    /// The migrations to take back, the newest first.
    func migrations(before rows: [Journal.Row], to end: Int) -> [RunnableMigration] {
        history[min(end, rows.count)..<rows.count].reversed()
    }

    /// What must hold before the first statement: files that can be run, a database that is what the history says where
    /// they touch it, and the rights that they need.
    /// - Returns: The migrations that are to run.
    @discardableResult
    func checkBeforehand(
        _ direction: Direction, _ choose: ([Journal.Row]) -> [RunnableMigration]
    ) throws -> [RunnableMigration] {
        let (rehearsal, _) = try examine(direction, choose)
        for warning in rehearsal.warnings { options.progress?("warning: \(warning)") }
        if let refusal = rehearsal.refusals.first { throw refusal }
        return rehearsal.migrations
    }

    /// Whether there is no way back over a migration: what it took is missed in rows that are there. What cannot be asked,
    /// since a later migration renamed it, may have rows.
    private func isBarred(_ migration: RunnableMigration) -> Bool {
        guard migration.isIrreversible else { return false }
        let tables = migration.down.tablesWithoutRows
        return tables.isEmpty || tables.contains { (try? engine.hasRows($0)) ?? true }
    }

    private func examine(
        _ direction: Direction, _ choose: ([Journal.Row]) -> [RunnableMigration]
    ) throws -> (Rehearsal, StructuralChanges?) {
        var rehearsal = Rehearsal()
        let forecast = options.forecast
        // The journal and the structure are of one moment.
        let (count, catalogue) = try engine.inspect {
            let rows = try journal()
            rehearsal.refusals = Journal.problems(of: rows, against: history)
            guard rehearsal.refusals.isEmpty else { return (rows.count, nil as Result<DatabaseCatalogue, any Error>?) }
            rehearsal.migrations = choose(rows)
            let isAsked = forecast != nil && !rehearsal.migrations.isEmpty
            return (rows.count, isAsked ? Result { try engine.catalogue() } : nil)
        }
        // A barrier is said before the first step towards it.
        if direction == .down, let barrier = rehearsal.migrations.first(where: isBarred) {
            let tables = barrier.down.tablesWithoutRows.joined(separator: ", ")
            let reason = tables.isEmpty ? "is irreversible" : "is irreversible while there are rows in \(tables)"
            rehearsal.refusals.append(
                RunnerError(
                    .refused,
                    "\(barrier.title) \(reason): there is no way back over it; restore a backup, or go on with a new "
                        + "migration", path: barrier.down.path))
        }
        let scripts = rehearsal.migrations.map { direction == .up ? $0.up : $0.down }
        guard let first = scripts.first, rehearsal.refusals.isEmpty else { return (rehearsal, nil) }
        for script in scripts {
            do {
                try engine.checkStatements(script)
            } catch let error as RunnerError {
                rehearsal.refusals.append(error)
            }
        }
        guard rehearsal.refusals.isEmpty else { return (rehearsal, nil) }
        var changes: StructuralChanges?
        if let forecast, let catalogue {
            do {
                let live = try catalogue.get()
                changes = try compare(
                    live, with: forecast(live.engine, count, scripts), resuming: !first.isTransactional, &rehearsal)
            } catch let error as SQLiteCatalogue.Unreadable {
                rehearsal.warnings.append(Self.notComparable("\(error)"))
            }
        }
        try options.cancellation?.check()
        let missing = try engine.missingPrivileges(
            for: changes, by: zip(rehearsal.migrations, scripts).map { ($0.title, $1) })
        rehearsal.missingPrivileges = missing
        if !missing.isEmpty {
            rehearsal.refusals.append(
                RunnerError(
                    .unable,
                    "this role lacks what the migrations need; nothing was done:\n"
                        + missing.map { "  \($0)" }.joined(separator: "\n")))
        }
        return (rehearsal, changes)
    }

    // MARK: The structure

    private func compare(
        _ live: DatabaseCatalogue, with forecast: StructuralForecast, resuming: Bool, _ rehearsal: inout Rehearsal
    ) throws -> StructuralChanges? {
        switch forecast {
        case .unknown(let reason):
            rehearsal.warnings.append(Self.notComparable(reason))
            return nil
        case .states(let before, let after):
            let changes = try StructuralChanges(before: before, after: after)
            guard live.engine == before.engine else {
                rehearsal.warnings.append(
                    Self.notComparable(
                        "the database is of \(live.engine), and there are programs only of \(before.engine) to compare it "
                            + "with"))
                return changes
            }
            rehearsal.isCompared = true
            let gate = try StructuralGate(live.withoutJournal, changes, resumes: resuming)
            if !gate.elsewhere.isEmpty {
                rehearsal.warnings.append(
                    "the database differs from the history where the migrations do not touch it:\n"
                        + Self.list(gate.elsewhere, atMost: 10))
            }
            if !gate.refused.isEmpty {
                rehearsal.refusals.append(
                    RunnerError(
                        .refused,
                        "the database is not what the history says, where the migrations touch it; nothing was done:\n"
                            + Self.list(gate.refused, atMost: .max)
                            + "\nBring it back to the history (`drift` lists all differences); `--unchecked` goes on without comparing"
                    ))
            }
            return changes
        }
    }

    private static func notComparable(_ reason: String) -> String {
        "not comparable: whether the database is what the history says is not known: \(reason)"
    }

    private static func list(_ differences: [CatalogueDifference], atMost limit: Int) -> String {
        var lines = differences.prefix(limit).map { "  \($0)" }
        if differences.count > limit { lines.append("  and \(differences.count - limit) more; `drift` lists them") }
        return lines.joined(separator: "\n")
    }

    // MARK: What is lost

    private func noteLosses(
        _ allowed: Set<String>, _ changes: StructuralChanges, _ rehearsal: inout Rehearsal
    ) throws {
        for (migration, step) in zip(rehearsal.migrations, changes.steps) {
            let losses = try engine.contents(of: changes.dropped(by: step))
            guard let refusal = refusal(of: losses, by: migration, allowed) else { continue }
            rehearsal.losses += losses.filter { !isAllowed($0, allowed) }
            rehearsal.refusals.append(refusal)
        }
    }

    /// Why a migration is not taken back that loses something; nil where all of it may be lost.
    func refusal(of losses: [DataLoss], by migration: RunnableMigration, _ allowed: Set<String>) -> RunnerError? {
        let losses = losses.filter { !isAllowed($0, allowed) }
        guard !losses.isEmpty else { return nil }
        var tables: [String] = []
        for loss in losses where !tables.contains(loss.table) { tables.append(loss.table) }
        return RunnerError(
            .refused,
            "taking \(migration.title) back would lose data of \(losses.map(\.description).joined(separator: ", ")); "
                + "to lose it: \(tables.map { "--allow-loss \(ShellWord.quoted($0))" }.joined(separator: " "))",
            path: migration.down.path
        )
    }

    private func isAllowed(_ loss: DataLoss, _ allowed: Set<String>) -> Bool {
        allowed.contains(loss.table) || allowed.contains("\(Journal.schema).\(loss.table)")
    }
}
