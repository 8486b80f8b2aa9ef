import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenProject
import SchemagenSwift

/// The summary of a release: what some migrations bring, what was proved of them, what they risk, and the way back.
///
/// Nothing in it is an opinion: a box is ticked where a file of the project backs it, and what nobody measured says so.
public enum ReleaseReport {
    /// The facts that the summary is made of.
    public struct Input: Sendable {
        /// The migrations of the release.
        public var range: MigrationRange
        /// Their changes, oldest first; at least one.
        public var plans: [RecordedPlan]
        /// The schema as it is now, which the pages of the reference are of.
        public var schema: Schema
        /// The whole history.
        public var history: MigrationFolder
        /// What `verify` proved; nil: there is no evidence that can be read.
        public var evidence: Evidence?
        /// How schema, migrations, models and documents agree.
        public var drift: DriftCheck.Findings
        /// What steps took on a copy of a database; empty: nobody tried.
        public var rehearsal: [Rehearsals.Record]

        /// Gathers the facts.
        public init(
            range: MigrationRange, plans: [RecordedPlan], schema: Schema, history: MigrationFolder,
            evidence: Evidence?, drift: DriftCheck.Findings, rehearsal: [Rehearsals.Record] = []
        ) {
            self.range = range
            self.plans = plans
            self.schema = schema
            self.history = history
            self.evidence = evidence
            self.drift = drift
            self.rehearsal = rehearsal
        }
    }

    /// What the names of the files start with.
    private static let prefix = "release-"

    /// The page's path below the documents folder.
    public static func path(of range: MigrationRange) -> String { documentPath(of: range).text }

    /// The release that a file below the documents folder is the summary of; nil: none.
    public static func range(ofFile path: String) -> MigrationRange? {
        let start = "\(DocumentFolders.reports)/\(prefix)"
        guard path.hasPrefix(start), path.hasSuffix(".md") else { return nil }
        return MigrationRange(inFileName: String(path.dropFirst(start.count).dropLast(3)))
    }

    private static func documentPath(of range: MigrationRange) -> DocumentPath {
        DocumentPath(.reports, prefix + range.nameInFiles)
    }

    /// The page.
    public static func file(_ input: Input) -> GeneratedFile {
        let facts = ReleaseFacts(input)
        var page = MarkdownPage(capacity: 16_384)
        page.heading(1, "Release \(title(of: input.range)) of \(MarkdownText.inline(input.schema.name))")
        page.block { out in
            out.fixed("Brings ")
            out.put(ReportText.sentence(facts.entries.map { MarkdownText.code($0.title) }))
            out.fixed(" · [all objects](")
            DocumentPath.index.put(from: .reports, to: &out)
            out.fixed(")")
        }
        page.block(
            "Each word below follows from the files of the project. "
                + "\(ReportText.command("docs --release \(input.range.text)")) writes it anew.")
        page.heading(2, "Quick status")
        let components = ReleaseComponents.all(facts)
        page.block("Of \(components.count): \(ReportStatus.words(of: components.map(\.status))).")
        page.table(["Component", "Status", "Found", "What to do"]) { rows in
            for component in components { component.add(to: &rows) }
        }
        ReleaseProof.add(facts, to: &page)
        ReleaseImpactTables.add(facts, to: &page)
        ReleaseRiskTable.add(facts, to: &page)
        ReleaseTime.add(facts, to: &page)
        ReleaseRollback.add(facts, to: &page)
        ReleaseNextSteps.add(facts, to: &page)
        ReleaseSignOff.add(facts, to: &page)
        return page.file(documentPath(of: input.range))
    }

    /// `0002 to 0003`
    static func title(of range: MigrationRange) -> String {
        let (first, last) = (LockEntry.padded(range.first), LockEntry.padded(range.last))
        return first == last ? first : "\(first) to \(last)"
    }
}

/// Everything that the parts of the summary ask, looked up once.
struct ReleaseFacts {
    let input: ReleaseReport.Input
    let history: HistoryFacts
    /// The lines of the lock that the release is made of.
    let entries: [LockEntry]
    /// The databases that it is for.
    let databases: [Database]
    /// Where the indexes of the release were declared.
    let origins: IndexOrigins
    /// By database, change by change.
    let impacts: [Database: [ReleaseImpact]]
    /// By database.
    let risks: [Database: [ReleaseRisk]]
    /// By database.
    let rollbacks: [Database: RollbackFacts]
    /// By database.
    let rehearsals: [Database: RehearsalFacts]
    /// The tables that have pages, by their Swift names.
    private let pages: Set<String>

    init(_ input: ReleaseReport.Input) {
        self.input = input
        let history = HistoryFacts(input.history, input.evidence, input.drift, until: input.range.last)
        self.history = history
        entries = input.plans.flatMap(\.change.entries)
        let databases = entries.last?.databases ?? []
        self.databases = databases
        let origins = IndexOrigins(input.schema)
        self.origins = origins
        var impacts: [Database: [ReleaseImpact]] = [:]
        var risks: [Database: [ReleaseRisk]] = [:]
        var rollbacks: [Database: RollbackFacts] = [:]
        var rehearsals: [Database: RehearsalFacts] = [:]
        for database in databases {
            impacts[database] = input.plans.map { ReleaseImpact($0, on: database, origins: origins) }
            let ways = input.plans.map { $0[database]?.plan?.wayBack(from: $0.former, to: $0.schema) }
            risks[database] = ReleaseRisk.all(of: input.plans, ways, on: database)
            rollbacks[database] = RollbackFacts(input.plans, ways, on: database)
            rehearsals[database] = RehearsalFacts(input.plans, input.rehearsal, on: database)
        }
        self.impacts = impacts
        self.risks = risks
        self.rollbacks = rollbacks
        self.rehearsals = rehearsals
        pages = Set(input.schema.tables.map(\.info.name))
    }

    /// What was proved of this history on a database.
    func proofs(on database: Database) -> [Evidence.Record] { history.proofs[database] ?? [] }

    /// The migrations of the release whose way back nobody tries on a database: it is said to be none.
    func barred(on database: Database) -> [LockEntry] {
        entries.filter { $0.labels.contains(.irreversible) && $0.files[database] != nil }
    }

    /// The databases whose migrations were not all tried on a copy.
    var untried: [Database] { databases.filter { !(rehearsals[$0]?.isComplete ?? false) } }

    /// The schema after the release.
    var after: Schema { input.plans[input.plans.count - 1].schema }

    /// The migrations whose effects nobody knows on a database, with the reason.
    func unknown(on database: Database) -> [(entry: LockEntry, isByHand: Bool)] {
        input.plans.flatMap { plan in
            guard let found = plan[database], !found.isKnown else { return [(LockEntry, Bool)]() }
            let isByHand = plan.change.isByHand
            return found.scripts.filter { !isByHand || $0.entry.handwork != nil }.map { ($0.entry, isByHand) }
        }
    }

    /// The link to the page of a table, where it has one still.
    func link(toTable name: String) -> String {
        pages.contains(name)
            ? MarkdownText.link(to: DocumentPath(.tables, name), from: .reports) : MarkdownText.code(name)
    }

    /// The number to go back to: that of the migration before the release; `0` where there is none.
    var numberBefore: String {
        history.entries.last { $0.number < input.range.first }?.paddedNumber ?? "0"
    }
}
