import SchemagenPlanning

extension SchemaDiff {
    /// Everything in one line: `LeadGen: 2 tables added, 1 column removed; breaking, lossy`.
    public var headline: String {
        let labels = labels
        return "\(name): \(counts.isEmpty ? otherwise : counts.joined(separator: ", "))"
            + (labels.isEmpty ? "" : "; \(labels.joined(separator: ", "))")
    }

    /// What the change does to those who do not expect it.
    public var labels: [String] {
        var labels = MigrationHazard.allCases.filter { hazard in databases.contains { $0.hazards.contains(hazard) } }
            .map(\.rawValue)
        // What breaks on a database breaks in Swift too, and need not be said twice.
        if isSourceBreaking, !labels.contains(MigrationHazard.breaking.rawValue) { labels.append("source-breaking") }
        if !refusals.isEmpty { labels.append("cannot be planned") }
        return labels
    }

    /// What came, went, got another name or changed, by kind; what databases do not notice is not counted.
    private var counts: [String] {
        var counts: [String] = []
        for (kind, words) in Self.counted {
            for fate in ObjectDiff.Fate.allCases {
                let count = objects.reduce(0) { $0 + self.count(kind, fate, in: $1) }
                if count > 0 { counts.append("\(count) \(count == 1 ? words.0 : words.1) \(fate.rawValue)") }
            }
        }
        return counts
    }

    /// How many things of a kind met a fate in an object. Several changes of one thing count once.
    private func count(_ kind: String, _ fate: ObjectDiff.Fate, in object: ObjectDiff) -> Int {
        let kinds = kind == "constraint" ? Self.constraints : [kind]
        let met = object.changes.filter { change in
            guard kinds.contains(change.kind), change.fate == fate else { return false }
            if case .databases = change.scope { return true }
            return change.fate == .added || change.fate == .removed || change.fate == .renamed
        }
        // Constraints and indexes follow the names of their tables and columns: nobody gave them others.
        if fate == .renamed, kind == "constraint" || kind == "index" { return 0 }
        return Set(met.map { "\($0.kind) \($0.name)" }).count
    }

    private var otherwise: String {
        let scopes = objects.flatMap(\.changes).map(\.scope)
        if scopes.contains(.models) { return "models and documents alone" }
        if !scopes.isEmpty { return scopes.allSatisfy { $0 == .tool } ? "settings alone" : "names alone" }
        return recorded == nil ? "no change" : "migrations alone"
    }

    private static let counted: [(String, (String, String))] = [
        ("namespace", ("namespace", "namespaces")), ("extension", ("extension", "extensions")),
        ("table", ("table", "tables")), ("view", ("view", "views")), ("enum", ("enum", "enums")),
        ("type", ("type", "types")), ("sequence", ("sequence", "sequences")),
        ("sql", ("SQL object", "SQL objects")), ("column", ("column", "columns")),
        ("case", ("case", "cases")),
        ("index", ("index", "indexes")), ("constraint", ("constraint", "constraints")),
        ("partition", ("partition", "partitions")),
    ]

    private static let constraints = [
        "primary key", "unique constraint", "foreign key", "exclusion constraint", "check",
    ]
}
