import SchemagenDocuments
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import Testing

/// A project whose history was really generated, schema after schema, and the facts that reports are made of.
struct ReportProject {
    var files: ProjectFiles
    var schema: Schema

    /// - Parameter texts: The schemas, oldest first, each of which one change leads to.
    init(_ texts: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        var files = ProjectFiles(
            schema: SourceFile(path: "Schema/Shop.schema", text: ""), models: [:], migrations: [:], documents: nil)
        var schema: Schema?
        for text in texts {
            files.schema = SourceFile(path: "Schema/Shop.schema", text: text)
            let generation = Generation.run(files, ProjectCheck.compile(files.schema), documents: { _, _ in [] })
            try #require(
                !generation.hasErrors, "\(generation.diagnostics.map(\.text).joined(separator: "\n"))",
                sourceLocation: sourceLocation)
            for write in generation.writes {
                let name = write.path.split(separator: "/").dropFirst(2).joined(separator: "/")
                if write.path.hasPrefix(ProjectLayout.modelsFolder) {
                    files.models?[name] = write.bytes
                } else {
                    files.migrations.files[name] = write.bytes
                }
            }
            schema = generation.schema
        }
        self.files = files
        self.schema = try #require(schema)
    }

    init(_ texts: String...) throws { try self.init(texts) }

    var lock: Lock {
        get throws {
            try #require(Lock.read(files.migrations.files[Lock.fileName] ?? [], path: "").lock)
        }
    }

    /// Puts another lock in place of the one that is there, chained anew.
    mutating func change(_ edit: (inout Lock) -> Void) throws {
        var lock = try lock
        edit(&lock)
        files.migrations.files[Lock.fileName] = Array(lock.chained.text.utf8)
    }

    /// Takes it for proved.
    mutating func prove(
        _ databases: [Database] = [.postgresql, .sqlite], chain: String? = nil, rows: [String] = ["public.orders"],
        unmeasured: [String] = []
    ) throws {
        var evidence = Evidence()
        let tip = try lock.tip
        for database in databases {
            let version = database == .sqlite ? "3.40.1" : "15.18"
            evidence.add(
                Evidence.Record(
                    database: database, version: version, chain: chain ?? tip, measured: rows, unmeasured: unmeasured))
        }
        files.migrations.files[Evidence.fileName] = Array(evidence.text.utf8)
    }

    private var evidence: Evidence? { files.migrations.files[Evidence.fileName].flatMap { Evidence($0) } }

    private var drift: DriftCheck.Findings {
        var drift = DriftCheck.findings(files, schema: schema)
        drift.documents = []
        return drift
    }

    var input: ValidationReport.Input {
        let lint = ProjectLint.run(files)
        return ValidationReport.Input(
            schema: schema, history: files.migrations, evidence: evidence, findings: lint.findings,
            suppressed: lint.suppressed, drift: drift)
    }

    func release(_ range: String, rehearsal: [Rehearsals.Record] = []) throws -> ReleaseReport.Input {
        let range = try #require(MigrationRange(range))
        try #require(range.problem(in: try lock) == nil)
        let plans = try #require(RecordedPlan.plans(of: range, in: files.migrations).plans)
        return ReleaseReport.Input(
            range: range, plans: plans, schema: schema, history: files.migrations, evidence: evidence, drift: drift,
            rehearsal: rehearsal)
    }

    /// A schema in which a report has nothing to remark.
    static let calm = """
        schema Shop { databases: [postgresql(15), sqlite(3.37)] }

        /// Somebody who buys.
        table Customer as customers {
            id: Int64 @primaryKey @identity
            /// The address.
            email: String @unique
        }

        /// What a customer sends.
        table Order as orders {
            id: Int64 @primaryKey @identity
            /// Who sends it.
            customerID: Customer.ID @index
        }

        """
}

/// A row of the quick status: status, what was found, what to do.
struct StatusRow: Equatable {
    let status: String
    let found: String
    let toDo: String

    init(_ component: String, of page: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let row = try #require(
            MarkdownReader(page).rows.first { $0.count == 4 && $0[0] == component }, sourceLocation: sourceLocation)
        (status, found, toDo) = (row[1], row[2], row[3])
    }
}

/// The status of a component in a report on a schema.
func status(
    _ component: String, _ input: ValidationReport.Input, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws -> String {
    try StatusRow(component, of: ValidationReport.file(input).text, sourceLocation: sourceLocation).status
}

/// What is wrong with a report beside the pages that it links to.
func findings(in report: GeneratedReport, of schema: Schema) -> [String] {
    var all = pages(of: schema)
    all[report.name] = report.text
    return findings(in: all)
}

/// A report as the tests of pages take it.
struct GeneratedReport {
    let name: String
    let text: String

    init(_ input: ValidationReport.Input) {
        let file = ValidationReport.file(input)
        (name, text) = (file.name, file.text)
    }

    init(_ input: ReleaseReport.Input) {
        let file = ReleaseReport.file(input)
        (name, text) = (file.name, file.text)
    }
}
