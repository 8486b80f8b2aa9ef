import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// The beginning of a history made one migration, which makes its last snapshot from nothing.
///
/// It bears the number of the last migration that it replaces, so that all later ones stay as they are, and the lock keeps
/// what the journal says of a database that has applied those.
public enum Squash {
    /// The name of a baseline unless somebody gives it one.
    public static let defaultName = "baseline"

    /// Squashes.
    /// - Parameters:
    ///   - files: The project.
    ///   - target: The number of the last migration to replace; nil for all.
    ///   - name: The baseline's name.
    ///   - losing: Names or titles of migrations written by hand whose doing may be lost.
    ///   - workers: Who carries out the parts that do not depend on one another.
    public static func run(
        _ files: ProjectFiles, to target: Int? = nil, name: String = defaultName, losing: Set<String> = [],
        workers: Workers = .one
    ) -> HistoryEdit {
        if let problem = HistoryEdit.problem(ofName: name) { return HistoryEdit([problem]) }
        let history = HistoryCheck.check(files.migrations, workers: workers)
        guard let lock = history.lock else { return HistoryEdit(history.diagnostics) }
        if let unfinished = unfinished(lock, history.diagnostics, files.migrations) { return unfinished }
        let besides = history.diagnostics.filter { $0.code != .migrationUnlisted }
        guard besides.isEmpty else { return HistoryEdit(besides) }
        let end: Int
        switch position(of: target, in: lock) {
        case .success(let count): end = count
        case .failure(let refusal): return HistoryEdit([refusal.diagnostic])
        }
        let replaced = Array(lock.entries.prefix(end))
        // One migration is a baseline already.
        guard replaced.count > 1, let last = replaced.last else { return HistoryEdit() }
        let losses = losses(of: replaced, losing, files.migrations)
        guard losses.isEmpty else { return HistoryEdit(losses) }
        return squash(replaced, last, lock, name, files, workers)
    }

    private static func squash(
        _ replaced: [LockEntry], _ last: LockEntry, _ lock: Lock, _ name: String, _ files: ProjectFiles,
        _ workers: Workers
    ) -> HistoryEdit {
        let compiled = files.schema(after: last)
        guard let schema = compiled.schema else { return HistoryEdit(compiled.diagnostics) }
        let source = SourceFile(
            path: files.migrations.displayPath(last.snapshotPath),
            bytes: files.migrations.files[last.snapshotPath] ?? [])
        let change = ChangeWriter(
            schema: schema, form: RecordedForm(of: schema, workers: workers), source: source, workers: workers
        ).write(from: last.number, former: nil, name: name)
        var edit = HistoryEdit(change.diagnostics)
        guard change.diagnostics.isEmpty, var baseline = change.entries.first else { return edit }
        // The snapshot stays byte for byte what it was.
        baseline.snapshot = last.snapshot
        baseline.structures = last.structures
        for database in last.databases {
            baseline.replaces[database] = AppliedChain.chains(of: replaced, on: database)
        }
        var grown = Lock(format: lock.format)
        grown.append(baseline)
        for entry in lock.entries.dropFirst(replaced.count) { grown.append(entry) }
        edit.writes = change.writes.filter { $0.path != last.snapshotPath }
        let kept = Set(grown.changes.flatMap(\.paths))
        edit.deletions = Lock(entries: replaced).changes.flatMap(\.paths).filter { !kept.contains($0) }
        var folder = files.migrations
        for write in edit.writes { folder.files[write.path] = nil }
        edit.diagnostics = HistoryCheck.unlisted(in: folder, lock)
        edit.write(grown, over: files.migrations)
        return edit
    }

    /// The rest of a run that was interrupted behind the lock: what the baseline replaces is still there.
    private static func unfinished(
        _ lock: Lock, _ findings: [FileDiagnostic], _ folder: MigrationFolder
    ) -> HistoryEdit? {
        guard let baseline = lock.entries.first, baseline.isBaseline, !findings.isEmpty else { return nil }
        let leftovers = HistoryCheck.unlistedPaths(in: folder, lock)
        let areOld = leftovers.allSatisfy { path in
            let file = path.split(separator: "/").last ?? ""
            return file.prefix { $0.isNumber }.count >= 4
                && (Int(file.prefix { $0.isNumber }) ?? .max) <= baseline.number
        }
        guard findings.allSatisfy({ $0.code == .migrationUnlisted }), areOld else { return nil }
        var edit = HistoryEdit()
        edit.lock = lock
        edit.deletions = leftovers
        return edit
    }

    private struct Refusal: Error {
        let diagnostic: FileDiagnostic
    }

    /// How many migrations end with a number.
    private static func position(of target: Int?, in lock: Lock) -> Result<Int, Refusal> {
        guard let target else { return .success(lock.entries.count) }
        func refused(_ message: String) -> Result<Int, Refusal> {
            .failure(Refusal(diagnostic: FileDiagnostic(.historyRefused, message, path: "")))
        }
        guard let index = lock.entries.firstIndex(where: { $0.number == target }) else {
            let last = lock.entries.last.map { "; the last one is \($0.title)" } ?? ""
            return refused("the history holds no migration \(LockEntry.padded(target))\(last)")
        }
        guard lock.endsChange(at: index) else {
            let change = lock.entries[index].change
            let last = lock.entries.last { $0.change == change } ?? lock.entries[index]
            return refused(
                "\(lock.entries[index].title) is in the middle of a change that ends with \(last.title); name that one")
        }
        return .success(index + 1)
    }

    /// The migrations whose doing would be lost without a word.
    private static func losses(
        of entries: [LockEntry], _ losing: Set<String>, _ folder: MigrationFolder
    ) -> [FileDiagnostic] {
        entries.compactMap { entry in
            guard entry.handwork != nil, !losing.contains(entry.name), !losing.contains(entry.title),
                let database = entry.databases.first
            else { return nil }
            return FileDiagnostic(
                .squashLoses,
                "\(entry.title) was written or edited by hand, and a baseline does not do what it does with rows; where that may "
                    + "be lost: --lose \(entry.name)", path: folder.displayPath(entry.path(database, .up)))
        }
    }
}
