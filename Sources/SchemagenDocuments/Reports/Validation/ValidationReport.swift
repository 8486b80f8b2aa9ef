import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import SchemagenSwift
import SchemagenValidation

/// The report on a schema as a whole: what was looked at, what was found, and what to do about it.
///
/// Every word of it follows from what is given: the same facts give the same bytes on every machine.
public enum ValidationReport {
    /// The facts that the report is made of.
    public struct Input: Sendable {
        /// The schema.
        public var schema: Schema
        /// The migrations; the evidence file among them counts only where it can be read.
        public var history: MigrationFolder
        /// What `verify` proved; nil: there is no evidence that can be read.
        public var evidence: Evidence?
        /// What `lint` reports.
        public var findings: [SourceFinding]
        /// What an `@allow` suppresses.
        public var suppressed: [SourceFinding]
        /// How schema, migrations, models and documents agree.
        public var drift: DriftCheck.Findings

        /// Gathers the facts.
        public init(
            schema: Schema, history: MigrationFolder, evidence: Evidence?, findings: [SourceFinding] = [],
            suppressed: [SourceFinding] = [], drift: DriftCheck.Findings
        ) {
            self.schema = schema
            self.history = history
            self.evidence = evidence
            self.findings = findings
            self.suppressed = suppressed
            self.drift = drift
        }
    }

    /// The page below the documents folder.
    public static func file(_ input: Input) -> GeneratedFile {
        let facts = ValidationFacts(input)
        var page = MarkdownPage(capacity: 16_384 + 512 * input.schema.tables.count)
        page.heading(1, "Validation of \(MarkdownText.inline(input.schema.name))")
        page.block { out in
            out.fixed(
                "What the schema, its migrations and what was generated from both are found to be · [all objects](")
            DocumentPath.index.put(from: .reports, to: &out)
            out.fixed(")")
        }
        page.block(
            "Each word below follows from the files of the project: `unmeasured` means that nobody has looked. "
                + "\(ReportText.command("docs")) writes the report anew, and \(ReportText.command("docs --check")) says "
                + "whether it still holds.")
        page.heading(2, "Quick status")
        let components = ValidationComponents.all(facts)
        page.block("Of \(components.count): \(ReportStatus.words(of: components.map(\.status))).")
        page.table(["Component", "Status", "Found", "What to do"]) { rows in
            for component in components { component.add(to: &rows) }
        }
        ValidationTables.add(facts, to: &page)
        ValidationDetails.add(facts, to: &page)
        ValidationMigrations.add(facts, to: &page)
        ValidationFindingTables.add(facts, to: &page)
        return page.file(.validation)
    }
}

/// Everything that the parts of the report ask, looked up once.
struct ValidationFacts {
    let input: ValidationReport.Input
    let context: PageContext
    let conflicts: NameConflicts
    let foreignKeys: ForeignKeyFacts
    /// By the Swift names of the tables.
    let redundancies: [String: [Redundancy]]
    let deprecated: DeprecatedUses
    let history: HistoryFacts
    private let drift: DriftByName
    /// What is to be said of single tables, by their Swift names.
    private(set) var remarks: [String: [String]] = [:]

    var schema: Schema { input.schema }

    init(_ input: ValidationReport.Input) {
        self.input = input
        context = PageContext(input.schema, history: ObjectHistory(input.history))
        conflicts = NameConflicts(input.schema)
        foreignKeys = ForeignKeyFacts(input.schema, context.index)
        redundancies = Redundancy.all(in: input.schema)
        deprecated = DeprecatedUses(context)
        drift = DriftByName(input.drift)
        history = HistoryFacts(input.history, input.evidence, input.drift)
        remarks = ValidationDetails.remarks(self)
    }

    /// The drift that is about a table: its model or its page, by their paths, or what the schema says of it.
    func drift(of table: Table) -> [FileDiagnostic] { drift[table.info.name] }
}
