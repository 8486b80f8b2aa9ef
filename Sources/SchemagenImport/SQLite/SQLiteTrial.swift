import SchemagenDatabases
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel

/// What comes of a schema when it is built: the proof of an import.
struct SQLiteTrial {
    /// What is otherwise than in the database that was imported.
    private(set) var differing: [CatalogueIdentity] = []
    /// The Swift names of the tables that the schema's rules refuse.
    private(set) var refused: Set<String> = []
    /// What is left to say about it.
    private(set) var notes: [String] = []

    static func run(_ text: String, of expected: DatabaseCatalogue, name: String) -> SQLiteTrial {
        var trial = SQLiteTrial()
        let file = SourceFile(path: "\(name).schema", text: text)
        let plan = SchemaPlan.make(from: nil, to: file, on: .sqlite)
        for finding in plan.diagnostics where finding.severity == .error {
            trial.notes.append("the schema is refused: \(finding.headline)")
            if let line = finding.location?.line { trial.refuse(line, of: text) }
        }
        guard let up = plan.result?.up else { return trial }
        do {
            let copy = try SQLiteDatabase(.memory)
            defer { copy.close() }
            try copy.execute(up)
            for difference in try SQLiteCatalogue.read(copy).differences(from: expected) {
                trial.notes.append("the copy differs: \(difference)")
                trial.differing.append(difference.object)
            }
        } catch {
            trial.notes.append("the copy cannot be built here: \(error)")
        }
        return trial
    }

    /// Finds the table around a line.
    private mutating func refuse(_ line: Int, of text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line)
        guard let head = lines.last(where: { $0.hasPrefix("table ") }) else { return }
        let words = head.split(separator: " ")
        if words.count > 1 { refused.insert(words[1].filter { $0 != "`" }) }
    }
}
