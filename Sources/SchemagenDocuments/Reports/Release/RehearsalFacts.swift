import SchemagenGeneration
import SchemagenHistory
import SchemagenModel

/// What was tried of a release on copies of a database. Times of two major versions of an engine are no sum.
struct RehearsalFacts {
    /// What was tried on one major version.
    struct Run {
        let database: Database
        fileprivate(set) var records: [Rehearsals.Record]
        /// The migrations that run something and that nobody tried there.
        fileprivate(set) var missing: [LockEntry] = []

        /// How long the migrations took that were tried.
        var milliseconds: Int { records.reduce(0) { $0 + $1.milliseconds } }

        /// In words: `PostgreSQL 15.18: 12 ms on a copy, without 0003_more, which nobody tried there`.
        var words: String {
            let versions = ReportText.unique(records.map(\.version)).map(MarkdownText.inline)
            let without =
                missing.isEmpty
                ? "" : ", without \(ReportText.names(missing.map(\.title))), which nobody tried there"
            return "\(database.title) \(ReportText.sentence(versions)): \(milliseconds) ms on a copy\(without)"
        }
    }

    /// By major version, in the order of the records.
    let runs: [Run]
    /// The migrations of the release that run something on the database.
    private let needed: [LockEntry]

    init(_ plans: [RecordedPlan], _ records: [Rehearsals.Record], on database: Database) {
        let needed = plans.flatMap { $0[database]?.scripts ?? [] }.filter { Self.runsSomething($0.up) }.map(\.entry)
        var runs: [Run] = []
        var places: [Substring: Int] = [:]
        for record in records where record.database == database {
            let major = record.version.prefix { $0 != "." }
            if let place = places[major] {
                runs[place].records.append(record)
            } else {
                places[major] = runs.count
                runs.append(Run(database: database, records: [record]))
            }
        }
        for place in runs.indices {
            let tried = Set(runs[place].records.map(\.migration))
            runs[place].missing = needed.filter { !tried.contains($0.number) }
        }
        self.needed = needed
        self.runs = runs
    }

    /// Whether all that is run was tried on one version.
    var isComplete: Bool { needed.isEmpty || runs.contains { $0.missing.isEmpty } }

    /// What is missing where the most was tried; nothing where it is all there is.
    var missingParts: [LockEntry] { runs.map(\.missing).min { $0.count < $1.count } ?? [] }

    /// A migration that has nothing to do on a database says so in comments.
    private static func runsSomething(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            let words = line.drop { $0 == " " }
            return !words.isEmpty && !words.hasPrefix("--")
        }
    }
}
