import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// What is known of the migrations, and of what was proved of them.
struct HistoryFacts {
    /// The lock; nil where there is none that can be read.
    let lock: Lock?
    /// Whether the files are those that the lock holds: only then is anything that was proved of it proved of them.
    let isIntact: Bool
    /// Whether the history is intact and leads to the schema.
    let isInStep: Bool
    /// What was proved of this history, by database: the newest version of the engine last.
    let proofs: [Database: [Evidence.Record]]
    /// What was proved of a beginning of it, by database, with the last migration that it holds for.
    let partialProofs: [Database: [(record: Evidence.Record, last: Int)]]

    /// - Parameter last: The migration that has to be proved, with those before it; nil for the newest.
    init(_ history: MigrationFolder, _ evidence: Evidence?, _ drift: DriftCheck.Findings, until last: Int? = nil) {
        let lock = history.files[Lock.fileName].flatMap { Lock.read($0, path: "").lock }
        self.lock = lock
        let errors = drift.history.filter { $0.severity == .error }
        isInStep = errors.isEmpty && lock != nil
        // A schema that is ahead of its history says nothing against the history.
        let aboutSchema: [DiagnosticCode] = [.driftSnapshot, .driftDatabases]
        isIntact =
            lock != nil
            && !errors.contains { DiagnosticCode.history.contains($0.code) && !aboutSchema.contains($0.code) }
        guard isIntact else {
            proofs = [:]
            partialProofs = [:]
            return
        }
        var proofs: [Database: [Evidence.Record]] = [:]
        // What was proved of another chain is worth nothing; that of a longer one holds for its beginning.
        let chains = Set(lock?.chains(from: last) ?? [])
        for record in evidence?.records ?? [] where chains.contains(record.chain) {
            proofs[record.database, default: []].append(record)
        }
        self.proofs = proofs
        let ends = Dictionary(
            (lock?.entries ?? []).map { (Lock.chainHash(ofLine: $0.line), $0.number) },
            uniquingKeysWith: { first, _ in first })
        var partial: [Database: [(record: Evidence.Record, last: Int)]] = [:]
        for record in evidence?.records ?? [] where !chains.contains(record.chain) {
            if let last = ends[record.chain] { partial[record.database, default: []].append((record, last)) }
        }
        partialProofs = partial
    }

    /// How many migrations a record is about.
    func count(of record: Evidence.Record) -> Int {
        let chains = lock?.entries.map { Lock.chainHash(ofLine: $0.line) } ?? []
        return chains.firstIndex(of: record.chain).map { $0 + 1 } ?? entries.count
    }

    /// The migrations, oldest first.
    var entries: [LockEntry] { lock?.entries ?? [] }

    /// Those that hands wrote or edited, and that nobody has accepted yet.
    var drafts: [LockEntry] { entries.filter { $0.handwork == .draft } }

    /// The titles of the migrations whose way back a replay does not try, since it would fail by design.
    var irreversible: [LockEntry] { entries.filter { $0.labels.contains(.irreversible) } }

    /// What a record proves, in words: `up, down, up; rows kept in 97 tables`.
    func words(of record: Evidence.Record) -> String {
        var text = "up, down and up again"
        let barred = irreversible.filter { $0.files[record.database] != nil }
        if !barred.isEmpty {
            text += ", but for the way back of \(ReportText.names(barred.map(\.title))), which is irreversible"
        }
        text += "; rows kept in \(CommonText.count(record.measured.count, "table"))"
        if !record.unmeasured.isEmpty {
            text += "; rows unmeasured in \(ReportText.names(record.unmeasured))"
        }
        return text
    }

    /// The command that proves the history on a database.
    static func proving(_ database: Database) -> String {
        "run \(ReportText.command("verify --database \(database.rawValue)"))"
    }

    /// What was proved of a migration on a database.
    func evidence(of entry: LockEntry, on database: Database) -> String {
        let partial = (partialProofs[database] ?? []).filter { $0.last >= entry.number }.map(\.record)
        let records = (proofs[database] ?? []) + partial
        guard !records.isEmpty else { return "not proved on \(database.title)" }
        return "proved on \(ReportText.sentence(records.map(ReportText.engine)))"
    }
}
