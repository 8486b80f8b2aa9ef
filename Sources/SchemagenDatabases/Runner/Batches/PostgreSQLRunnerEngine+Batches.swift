extension PostgreSQLRunnerEngine {
    func batchedUpdate(of script: RunnableMigration.Script) throws -> BatchedUpdate {
        do {
            return try BatchedUpdate(script.text)
        } catch {
            throw RunnerError(.refused, error.message, path: script.path, position: error.position)
        }
    }

    func batchProgress() throws -> [Int: (hash: String, progress: BatchProgress)] { try BatchProgress.read(connection) }

    func runBatches(_ migration: RunnableMigration) throws {
        let script = migration.up
        let update = try batchedUpdate(of: script)
        let (run, estimate) = try failing(script, BatchProgress()) {
            let run = try BatchRun(update, size: options.batchSize, connection)
            return (run, try run.estimatedRows())
        }
        var progress = try beginning(migration)
        var isLast = false
        var lastWord = ContinuousClock.now
        while !isLast {
            try options.cancellation?.check()
            let before = progress
            (progress, isLast) = try transaction(leaving: Self.remains(before)) {
                try failing(script, before) {
                    let (next, isLast) = try run.next(after: before)
                    try next.write(of: migration.number, script.hash, connection)
                    return (next, isLast)
                }
            }
            if !isLast, ContinuousClock.now - lastWord > .seconds(5) {
                lastWord = ContinuousClock.now
                let total = estimate.map { " of about \(max($0, progress.rows))" } ?? ""
                options.progress?("            \(progress.rows)\(total) rows filled")
            }
            if !isLast, options.batchPause > 0 { _ = try sleep(options.batchPause) }
        }
        if progress.batches > 0 { options.progress?("            \(progress.summary)") }
    }

    /// What the runs before have done, of the same file.
    private func beginning(_ migration: RunnableMigration) throws -> BatchProgress {
        try transaction(leaving: "nothing was changed") {
            try makeProgressTable()
            guard let found = try BatchProgress.read(connection)[migration.number] else { return BatchProgress() }
            guard found.hash == migration.up.hash else {
                options.progress?("            the file is another than the one that was begun with: it begins anew")
                return BatchProgress()
            }
            options.progress?("            goes on after \(found.progress.summary)")
            return found.progress
        }
    }

    private func makeProgressTable() throws {
        guard try connection.query("SELECT to_regclass('\(BatchProgress.qualifiedTable)')").first == .some(nil) else {
            return
        }
        do {
            try connection.execute(BatchProgress.creation)
        } catch let error as PostgreSQLError where error.sqlState == "42501" || error.sqlState == "3F000" {
            throw RunnerError(
                .unable,
                "the table \(BatchProgress.qualifiedTable) cannot be made: \(error.message); this role needs CREATE on its "
                    + "schema")
        }
    }

    /// Forgets how far migrations from a number on have come. Inside a transaction.
    func forgetBatches(from number: Int) throws {
        guard try connection.query("SELECT to_regclass('\(BatchProgress.qualifiedTable)')").first != .some(nil) else {
            return
        }
        _ = try connection.query("DELETE FROM \(BatchProgress.qualifiedTable) WHERE number >= $1", [String(number)])
    }

    private static func remains(_ progress: BatchProgress) -> String {
        progress.rows == 0 ? "nothing was changed" : "what was filled before stays (\(progress.summary))"
    }

    /// Gives an error of the server its place, and says what remains.
    private func failing<Result>(
        _ script: RunnableMigration.Script, _ progress: BatchProgress, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as PostgreSQLError {
            var failure = Self.failure(error, script)
            if Self.isContention(error) { throw Contention(error: failure) }
            failure.message += "; \(Self.remains(progress)), and the next run goes on from there"
            throw failure
        }
    }
}
