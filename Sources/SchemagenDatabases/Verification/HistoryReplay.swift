/// Replays a history of migrations on a real engine: each up, compared with its snapshot built afresh on the same server;
/// each down, compared with the state before; the up again. Rows stand in the tables before every step.
///
/// The cost is linear: each script runs a fixed number of times.
public enum HistoryReplay {
    /// Replays a history.
    ///
    /// A script that fails ends the replay: what follows has no base. Everything else is collected.
    ///
    /// - Parameters:
    ///   - steps: The migrations, oldest first.
    ///   - server: The engine.
    ///   - fixture: The user's own rows, inserted after a migration's first up as soon as they can be.
    ///   - progress: Told each migration before it is replayed.
    /// - Throws: `PostgreSQLError`, `SQLiteError` where the server itself cannot be worked with.
    public static func run<Server: ReplayServer>(
        _ steps: [ReplayStep], on server: Server, fixture: ReplayStep.Script? = nil,
        progress: (String) -> Void = { _ in }
    ) throws -> ReplayReport {
        var report = ReplayReport(version: server.version)
        var rows = RowTally()
        try server.withDatabase { database in
            var state = State(catalogue: try database.catalogue(), fixture: fixture)
            for step in steps {
                progress(step.title)
                do {
                    try replay(step, on: database, of: server, from: &state, into: &report, &rows)
                } catch let stop as Stop {
                    report.findings.append(stop.finding)
                    return
                }
            }
            if let failure = state.fixtureFailure { report.findings.append(failure) }
        }
        report.measured = rows.measured
        report.unmeasured = rows.unmeasured
        return report
    }

    /// Where the replay stands between two migrations.
    private struct State {
        var catalogue: DatabaseCatalogue
        /// The user's rows, until they are inserted.
        var fixture: ReplayStep.Script?
        /// Why they could not be inserted last.
        var fixtureFailure: ReplayFinding?
        /// The user's rows, once they are inserted.
        var inserted: ReplayStep.Script?

        /// Takes rows out that were made up; the user's own come again.
        mutating func clear(_ database: some ReplayDatabase) throws {
            try database.clear()
            if let inserted { try? database.run(inserted.text) }
        }

        /// The user's rows need tables that come with one migration or another: tried until it succeeds, as a whole.
        mutating func insertFixture(_ database: some ReplayDatabase) {
            guard let script = fixture else { return }
            do {
                try database.run(script.text)
                inserted = script
                fixture = nil
                fixtureFailure = nil
            } catch {
                fixtureFailure = ReplayFinding(.failure, script.path, error.message, position: error.position)
            }
        }
    }

    /// A failure after which there is no going on.
    private struct Stop: Error {
        let finding: ReplayFinding
    }

    private static func replay<Server: ReplayServer>(
        _ step: ReplayStep, on database: Server.Database, of server: Server, from state: inout State,
        into report: inout ReplayReport, _ rows: inout RowTally
    ) throws {
        let before = state.catalogue
        rows.note(try database.fill())
        var contents = try database.contents()
        // What goes on purpose is among the moves; what is said to lose data without them may lose any.
        let isCompared = !step.isLossy || !step.moves.tables.isEmpty
        // What was taken out is not to be found again.
        let isWithRows = try run(step.up, on: database, clearing: &state)
        rows.note(contents, isWithRows, isCompared, step.moves)
        if !isWithRows { contents = RowFingerprint(tables: []) }
        let after = try database.catalogue()
        if isCompared {
            report.findings += losses(from: contents.moved(step.moves), to: try database.contents(), in: step.up)
        }
        if let afresh = step.afresh {
            let expected = try server.withDatabase { fresh in
                try run(afresh, on: fresh)
                return try fresh.catalogue()
            }
            let elsewhere = step.moves.dividedElsewhere.after
            report.findings += try differences(
                after.withoutPartitions(of: elsewhere), from: expected, .structure, in: step.up
            ) {
                "after this migration \($0), as the snapshot built afresh says"
            }
        }
        state.catalogue = after
        state.insertFixture(database)
        rows.note(try database.fill())
        if step.isIrreversible {
            report.irreversible.append(step.title)
            return
        }
        var filled = try database.contents()
        let isBackWithRows = try run(step.down, on: database, clearing: &state)
        rows.note(filled.moved(step.moves.reversed), isBackWithRows, isCompared: { contents[$0] != nil })
        if !isBackWithRows { filled = RowFingerprint(tables: []) }
        let elsewhere = step.moves.dividedElsewhere.before
        report.findings += try differences(
            try database.catalogue().withoutPartitions(of: elsewhere), from: before.withoutPartitions(of: elsewhere),
            .down, in: step.down
        ) {
            "after the down \($0), as it was before the up"
        }
        // What the up made is gone with it; what was there before must still be there, rows written since included.
        report.findings += losses(
            from: filled.moved(step.moves.reversed), to: try database.contents(), ofWhatIsIn: contents, in: step.down)
        try run(step.up, on: database, clearing: &state)
        report.findings += try differences(try database.catalogue(), from: after, .repetition, in: step.up) {
            "the second up after the down gives something else than the first: \($0)"
        }
    }

    /// Runs a migration's script. Rows that were made up for one schema need not keep the constraints of the next: then
    /// it runs without them.
    /// - Returns: Whether it ran with the rows.
    @discardableResult
    private static func run(
        _ script: ReplayStep.Script, on database: some ReplayDatabase, clearing state: inout State
    ) throws -> Bool {
        do {
            try database.run(script.text)
            return true
        } catch  where error.isViolation {
            try state.clear(database)
            try run(script, on: database)
            return false
        } catch {
            try run(script, on: database)
            return true
        }
    }

    private static func run(_ script: ReplayStep.Script, on database: some ReplayDatabase) throws {
        do {
            try database.run(script.text)
        } catch {
            let kind: ReplayFinding.Kind = error.isUnverifiable ? .unverifiable : .failure
            throw Stop(finding: ReplayFinding(kind, script.path, error.message, position: error.position))
        }
    }

    private static func differences(
        _ found: DatabaseCatalogue, from expected: DatabaseCatalogue, _ kind: ReplayFinding.Kind,
        in script: ReplayStep.Script, _ message: (String) -> String
    ) throws -> [ReplayFinding] {
        try found.differences(from: expected).map { ReplayFinding(kind, script.path, message($0.description)) }
    }

    /// - Parameter known: The tables and columns that count; nil for all.
    private static func losses(
        from before: RowFingerprint, to after: RowFingerprint, ofWhatIsIn known: RowFingerprint? = nil,
        in script: ReplayStep.Script
    ) -> [ReplayFinding] {
        let losses = RowFingerprint.loss(from: before, to: after).filter { loss in
            guard let known else { return true }
            guard let table = known[loss.table] else { return false }
            if case .column(_, let column, _) = loss { return table.columns.contains { $0.name == column } }
            return true
        }
        return losses.map { ReplayFinding(.loss, script.path, $0.description) }
    }
}

/// Which tables had rows at some time of a replay, and which never; and of those whose rows were taken out, whether any were
/// ever looked for after a migration.
private struct RowTally {
    private var filled: Set<String> = []
    private var empty: [String: String] = [:]
    private var cleared: Set<String> = []
    private var compared: Set<String> = []

    mutating func note(_ report: RowReport) {
        for table in report.filled { filled.insert(table.name) }
        for table in report.empty { empty[table.name] = table.message ?? "" }
    }

    /// Notes what an up did with the rows that there were.
    mutating func note(_ before: RowFingerprint, _ isWithRows: Bool, _ isCompared: Bool, _ moves: RowMoves) {
        note(before, isWithRows) { _ in isCompared }
        // Those that have other names afterwards are the same tables.
        note(before.moved(moves), isWithRows) { _ in isCompared }
    }

    /// Notes what a script did with the rows that there were.
    mutating func note(_ before: RowFingerprint, _ isWithRows: Bool, isCompared: (String) -> Bool) {
        for table in before.tables where table.count > 0 {
            if !isWithRows {
                cleared.insert(table.name)
            } else if isCompared(table.name) {
                compared.insert(table.name)
            }
        }
    }

    /// What had rows for nothing.
    private var missed: Set<String> { cleared.intersection(filled).subtracting(compared) }

    var measured: [String] { filled.subtracting(missed).sorted() }
    var unmeasured: [String: String] {
        var result = empty.filter { !filled.contains($0.key) }
        for name in missed { result[name] = "its rows broke what a migration asks for, and were taken out before it" }
        return result
    }
}
