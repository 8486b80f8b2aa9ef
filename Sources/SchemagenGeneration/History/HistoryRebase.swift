import SchemagenEvolution
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// Two histories made one line: the other branch's migrations first, mine on top of them.
///
/// What `generate` wrote is planned again, change by change, from the other branch's newest snapshot, with the hints that
/// my snapshots kept. What hands wrote moves as it is.
public struct HistoryRebase: Sendable {
    /// The histories as git has them; the paths of the folders are what messages show.
    public struct Sides: Sendable {
        /// What mine goes on from.
        public var base: MigrationFolder
        /// The history whose new migrations go on top.
        public var mine: MigrationFolder
        /// The history that comes first.
        public var theirs: MigrationFolder

        /// Makes the sides.
        public init(base: MigrationFolder, mine: MigrationFolder, theirs: MigrationFolder) {
            self.base = base
            self.mine = mine
            self.theirs = theirs
        }
    }

    /// A change that was moved.
    public struct Move: Sendable, Equatable {
        /// The titles of its migrations on my branch.
        public var former: [String]
        /// The titles that it has now; none where nothing is left to do.
        public var latter: [String]
        /// Whether it has to be accepted first.
        public var isDraft: Bool
    }

    /// What is to be written.
    public private(set) var edit = HistoryEdit()
    /// What became of my changes.
    public private(set) var moves: [Move] = []
    /// My migrations that get another number or content.
    public private(set) var renumbered: [LockEntry] = []

    private let files: ProjectFiles
    private let sides: Sides
    private let working: Schema
    private let workers: Workers
    /// The history so far.
    private var lock = Lock()
    private var contents: [String: [UInt8]] = [:]

    /// Rebases.
    /// - Parameters:
    ///   - files: The project as it is on disk, in whatever state a merge left it.
    ///   - schema: Its schema, which says what both branches say.
    ///   - sides: The histories.
    ///   - collapses: Whether my changes become one, planned anew from the other branch's newest snapshot.
    ///   - workers: Who carries out the parts that do not depend on one another.
    public init(
        _ files: ProjectFiles, _ schema: Schema, _ sides: Sides, collapses: Bool = false, workers: Workers = .one
    ) {
        self.files = files
        self.sides = sides
        self.workers = workers
        working = schema
        guard let (base, mine, theirs) = locks(), !isDone(mine, theirs, base) else { return }
        let changes = Lock(entries: Array(mine.entries.dropFirst(base.entries.count))).changes
        if changes.isEmpty || theirs == base {
            // One of the two went on alone.
            let (side, history) = changes.isEmpty ? (sides.theirs, theirs) : (sides.mine, mine)
            lock = history
            contents = side.files
        } else {
            lock = theirs
            contents = sides.theirs.files
            renumbered = changes.flatMap(\.entries)
            if collapses { collapse(changes) } else { move(changes, from: base) }
        }
        guard !edit.hasErrors else { return }
        // Where the other branch changed words alone, mine stay what they are.
        renumbered.removeAll { mine in lock.entries.contains { $0.number == mine.number && $0.files == mine.files } }
        contents[Lock.fileName] = nil
        contents[Evidence.fileName] = nil
        finish()
    }

    /// Where the schema file still holds the marks of a merge.
    public static func conflict(in file: SourceFile) -> FileDiagnostic? {
        lineOfConflict(in: file.bytes).map { line in
            FileDiagnostic(
                .schemaConflict, "the schema holds the marks of an unfinished merge; resolve it, then run this again",
                path: file.path, location: SourceLocation(line: line, column: 1))
        }
    }

    /// The first line, from 1, with which git marks what it could not merge.
    private static func lineOfConflict(in bytes: [UInt8]) -> Int? {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .firstIndex { $0.starts(with: Array("<<<<<<< ".utf8)) }.map { $0 + 1 }
    }

    // MARK: The histories

    /// The locks of intact histories, of which mine goes on from the base.
    private mutating func locks() -> (base: Lock, mine: Lock, theirs: Lock)? {
        let (base, mine, theirs) = (intact(sides.base), intact(sides.mine), intact(sides.theirs))
        guard let base, let mine, let theirs else { return nil }
        for (number, entry) in base.entries.enumerated() {
            if number < mine.entries.count, entry.isSameMigration(as: mine.entries[number]) { continue }
            edit.diagnostics.append(
                FileDiagnostic(
                    .historyRefused,
                    "\(entry.title) was there before the branches parted, and yours has changed or squashed it since: only new "
                        + "migrations can be moved. Take that back on your branch, rebase, and do it again on top",
                    path: sides.mine.displayPath(Lock.fileName)))
            return nil
        }
        return (base, mine, theirs)
    }

    private mutating func intact(_ folder: MigrationFolder) -> Lock? {
        if folder.isEmpty { return Lock() }
        let history = HistoryCheck.check(folder, workers: workers)
        let besides = history.diagnostics.filter { $0.code != .migrationDraft }
        edit.diagnostics += besides
        return besides.isEmpty ? history.lock : nil
    }

    /// Whether the folder holds both branches' migrations in one line already.
    private func isDone(_ mine: Lock, _ theirs: Lock, _ base: Lock) -> Bool {
        let history = HistoryCheck.check(files.migrations, workers: workers)
        guard let lock = history.lock, history.diagnostics.allSatisfy({ $0.code == .migrationDraft }) else {
            return false
        }
        let ground = theirs.entries
        guard lock.entries.count >= ground.count,
            zip(lock.entries, ground).allSatisfy({ $0.isSameMigration(as: $1) })
        else { return false }
        let rest = Lock(entries: Array(lock.entries.dropFirst(ground.count))).changes.map(\.name)
        let own = Lock(entries: Array(mine.entries.dropFirst(base.entries.count))).changes.map(\.name)
        let isCollapsed = rest.count == 1 && own.count > 1 && rest[0] == own[own.count - 1]
        return rest.starts(with: own) || isCollapsed
    }

    // MARK: Moving

    /// The schema after a change; an empty one before the first.
    private mutating func schema(of change: RecordedChange?, in folder: MigrationFolder) -> Schema? {
        guard let change else { return Schema(name: working.name, settings: working.settings) }
        let path = change.last.snapshotPath
        let compiled = compile(SourceFile(path: folder.displayPath(path), bytes: folder.files[path] ?? []))
        edit.diagnostics += compiled.diagnostics.filter { $0.severity == .error }
        return compiled.schema
    }

    /// A snapshot; what it does not say, how to plan for instance, is as the schema says it now.
    private func compile(_ snapshot: SourceFile) -> CompiledSchema {
        var compiled = CompiledSchema.compile(snapshot)
        compiled.schema?.settings = working.settings
        return compiled
    }

    private mutating func move(_ changes: [RecordedChange], from base: Lock) {
        guard var former = schema(of: base.changes.last, in: sides.base),
            var reached = schema(of: lock.changes.last, in: sides.theirs)
        else { return }
        for (number, change) in changes.enumerated() {
            guard let target = schema(of: change, in: sides.mine) else { return }
            let merge = SchemaMerge(of: former, to: target, onto: reached)
            note(merge.conflicts, of: change)
            let isLast = number + 1 == changes.count
            guard let next = isLast ? last(merge, target.withoutHints(of: former)) : merged(merge, change) else {
                return
            }
            if !edit.hasErrors {
                if change.isByHand {
                    carry(change, standingOn: StructureHashes(of: former) != StructureHashes(of: reached), to: next)
                } else {
                    let path = sides.mine.displayPath(change.last.snapshotPath)
                    replan(change.entries, named: change.name, from: reached, to: next, path: isLast ? nil : path)
                }
            }
            former = target
            reached = next
        }
    }

    /// The schema after a change that others follow, as the two branches give it together.
    private mutating func merged(_ merge: SchemaMerge, _ change: RecordedChange) -> Schema? {
        if !merge.conflicts.isEmpty { return merge.schema }
        let source = SourceFile(
            path: sides.mine.displayPath(change.last.snapshotPath),
            bytes: Array(CanonicalForm.text(of: merge.schema).utf8))
        let compiled = compile(source)
        if compiled.schema == nil, let finding = compiled.diagnostics.first(where: { $0.severity == .error }) {
            edit.diagnostics.append(
                FileDiagnostic(
                    .rebaseConflict,
                    "\(change.entries[0].title) does not go together with what the other branch did: \(finding.message); "
                        + "`--collapse` plans your changes as one from the schema as it is", path: files.schema.path))
        }
        return compiled.schema
    }

    /// The schema after my last change: what the file says, with the hints that led there.
    private mutating func last(_ merge: SchemaMerge, _ target: Schema) -> Schema? {
        guard merge.conflicts.isEmpty else { return working }
        var seen: Set<String> = []
        for database in working.settings.databases {
            for change in Difference(from: merge.schema, to: working, on: database).changes
            where seen.insert(change.description).inserted {
                edit.diagnostics.append(
                    FileDiagnostic(
                        Diagnostic(
                            .rebaseSurplus,
                            "\(change.description), which neither branch's migrations say: it becomes a part of your last "
                                + "migration", at: change.anchor.span), in: files.schema))
            }
        }
        return working.takingHints(from: target)
    }

    private mutating func note(_ conflicts: [SchemaMerge.Conflict], of change: RecordedChange) {
        for conflict in conflicts {
            let finding = FileDiagnostic(
                Diagnostic(
                    .rebaseConflict, "\(conflict.message) (yours in \(change.entries[0].title))",
                    at: working.span(of: conflict),
                    fixes: [
                        .init(
                            "say in the schema what is to hold, then `swift run schemagen migration rebase --collapse`"
                        )
                    ]), in: files.schema)
            if !edit.diagnostics.contains(finding) { edit.diagnostics.append(finding) }
        }
    }

    /// Plans what my migrations did again.
    /// - Parameter path: What the file of the schema to reach is called; nil for the schema file itself.
    private mutating func replan(
        _ entries: [LockEntry], named name: String, from former: Schema, to schema: Schema, path: String?
    ) {
        let form = RecordedForm(of: schema, workers: workers)
        let source = path.map { SourceFile(path: $0, bytes: form.snapshot) } ?? files.schema
        let isFirst = lock.entries.isEmpty
        let outcome = ChangeWriter(schema: schema, form: form, source: source, workers: workers)
            .write(from: lock.nextNumber, former: isFirst ? nil : former, name: name)
        edit.diagnostics += outcome.diagnostics
        guard outcome.diagnostics.isEmpty else { return }
        var move = Move(former: entries.map(\.title), latter: [], isDraft: false)
        if isFirst || !outcome.changes.isEmpty {
            for entry in outcome.entries { lock.append(entry) }
            for write in outcome.writes { contents[write.path] = write.bytes }
            move.latter = outcome.entries.map(\.title)
        }
        moves.append(move)
    }

    /// A change by hand: its SQL is what it is, and whether it leads to the new snapshot has to be proved where it stands
    /// on another structure.
    private mutating func carry(_ change: RecordedChange, standingOn isOther: Bool, to schema: Schema) {
        let form = RecordedForm(of: schema, workers: workers)
        let first = lock.nextNumber
        var move = Move(former: change.entries.map(\.title), latter: [], isDraft: false)
        for (offset, former) in change.entries.enumerated() {
            var entry = former
            entry.number = first + offset
            entry.change = first
            entry.snapshot = MigrationFolder.hash(form.snapshot)
            entry.structures = form.structures.byDatabase
            if isOther { entry.handwork = .draft }
            for database in former.databases {
                let (up, down) = (
                    retitled(former, database, .up, entry.title), retitled(former, database, .down, entry.title)
                )
                contents[entry.path(database, .up)] = up
                contents[entry.path(database, .down)] = down
                entry.files[database] = .init(up: MigrationFolder.hash(up), down: MigrationFolder.hash(down))
            }
            lock.append(entry)
            move.latter.append(entry.title)
            move.isDraft = move.isDraft || entry.handwork == .draft
        }
        if let last = lock.entries.last { contents[last.snapshotPath] = form.snapshot }
        moves.append(move)
    }

    private func retitled(
        _ entry: LockEntry, _ database: Database, _ direction: Direction, _ title: String
    ) -> [UInt8] {
        FileHead.retitled(sides.mine.files[entry.path(database, direction)] ?? [], from: entry.title, to: title)
    }

    /// All of mine as one change, named after the last.
    private mutating func collapse(_ changes: [RecordedChange]) {
        for entry in changes.flatMap(\.entries) where entry.handwork != nil {
            edit.diagnostics.append(
                FileDiagnostic(
                    .historyRefused,
                    "\(entry.title) was written by hand and cannot become a part of a planned change; take the other branch's "
                        + "migrations as they are (`git checkout REF -- \(ProjectLayout.migrationsFolder)`), run "
                        + "`\(ProjectLayout.generateCommand)`, and put its SQL into a `migration new`",
                    path: sides.mine.displayPath(entry.path(entry.databases.first ?? .postgresql, .up))))
        }
        guard let ground = schema(of: lock.changes.last, in: sides.theirs), !edit.hasErrors, let last = changes.last
        else { return }
        replan(changes.flatMap(\.entries), named: last.name, from: ground, to: working, path: nil)
    }

    // MARK: The folder

    /// What differs on disk from the result; nothing is overwritten or deleted that no side has committed.
    private mutating func finish() {
        let folder = files.migrations
        let order = lock.changes.flatMap(\.paths)
        for path in order {
            guard let bytes = contents[path] else { continue }
            if let old = folder.files[path], MigrationFolder.hash(old) == MigrationFolder.hash(bytes) { continue }
            if let old = folder.files[path], !isKnown(path, old) { noteUncommitted(path) }
            edit.writes.append((path, bytes))
        }
        let kept = Set(order)
        for path in folder.files.keys.sorted() where !kept.contains(path) && path != Lock.fileName {
            if path == Evidence.fileName {
                // It is of one of the two branches, or of both at once.
                edit.deletions.append(path)
            } else if let bytes = folder.files[path], !MigrationFolder.isIgnored(path) {
                if isKnown(path, bytes) {
                    edit.deletions.append(path)
                } else if sides.mine.files[path] != nil || sides.theirs.files[path] != nil {
                    noteUncommitted(path)
                }
            }
        }
        edit.write(lock, over: folder)
    }

    /// Whether a content is one that a side has committed, or one that a merge made of two.
    private func isKnown(_ path: String, _ bytes: [UInt8]) -> Bool {
        if path.hasSuffix(".schema") { return true }
        let hash = MigrationFolder.hash(bytes)
        let sides = [sides.base, sides.mine, sides.theirs]
        if sides.contains(where: { $0.files[path].map(MigrationFolder.hash) == hash }) { return true }
        return Self.lineOfConflict(in: bytes) != nil
    }

    private mutating func noteUncommitted(_ path: String) {
        edit.diagnostics.append(
            FileDiagnostic(
                .uncommittedEdit,
                "this file has a content that neither branch has committed, and would be lost; commit "
                    + "or restore it", path: files.migrations.displayPath(path)))
    }
}

extension LockEntry {
    /// Whether it is the same migration: the words of its snapshot may differ, and what it is chained to.
    fileprivate func isSameMigration(as other: LockEntry) -> Bool {
        var one = self
        one.snapshot = other.snapshot
        one.previous = other.previous
        return one == other
    }
}
