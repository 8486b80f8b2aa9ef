import SchemagenModel

/// What is different between two schemas on one kind of database.
///
/// Identity is the Swift path; `was` joins an old path to a new one. There are changes exactly where the structure
/// hashes differ.
public struct Difference: Sendable {
    /// The changes: namespaces, extensions, enums, types, sequences, tables, views, opaque objects; each group in the
    /// order of the new file, what was removed after it.
    public let changes: [Change]

    /// Compares two schemas; linear in their size.
    public init(from old: Schema, to new: Schema, on database: Database) {
        self.init(from: Structure(of: old, on: database), to: Structure(of: new, on: database))
    }

    /// Compares what one kind of database holds of two schemas.
    public init(from old: Structure, to new: Structure) {
        self.init(Correspondence(from: old, to: new))
    }

    /// What is different between two schemas whose things are paired already.
    public init(_ correspondence: Correspondence) {
        // Swift names that were exchanged, for instance: what the database holds is what counts.
        guard !correspondence.old.isSame(as: correspondence.new) else {
            changes = []
            return
        }
        var comparison = SchemaComparison(correspondence)
        comparison.compare()
        changes = comparison.changes
    }
}

/// The comparison while it is under way.
struct SchemaComparison {
    let correspondence: Correspondence
    /// The `removed` hints, by what they say behind `removed`.
    let removals: [String: SourceAnchor]

    var changes: [Change] = []
    /// Changes by the kind of the object, put into order at the end.
    var groups: [ObjectKind: [Change]] = [:]
    /// How many columns were found to differ only because an enum or a type that they have changed.
    var consequences = 0
    /// The enums and types whose change shows in columns, by their new names.
    var shownEnums: Set<String> = []
    var shownTypes: Set<String> = []
    /// The old offsets of enums and types by the new names of what they became.
    private(set) var enumPairs: [String: Int] = [:]
    private(set) var typePairs: [String: Int] = [:]

    /// The old schema, with the SQL names that its objects have in the new one: a renamed table is one change, not one
    /// more for each foreign key to it.
    var old: Structure { correspondence.renamed }
    var new: Structure { correspondence.new }

    init(_ correspondence: Correspondence) {
        self.correspondence = correspondence
        var removals: [String: SourceAnchor] = [:]
        for removal in correspondence.new.schema.removals {
            // A materialized view is a view; the hint may say either.
            let kind = removal.kind == "materialized view" ? "view" : removal.kind
            removals["\(kind) \(removal.path.joined(separator: "."))"] = removal.anchor
        }
        self.removals = removals
    }

    /// Finds all changes.
    mutating func compare() {
        let original = correspondence.old.schema
        for pair in correspondence.enums.pairs { enumPairs[new.schema.enums[pair.new].info.name] = pair.old }
        for pair in correspondence.types.pairs { typePairs[new.schema.types[pair.new].info.name] = pair.old }

        compareTables(correspondence.tables, columns: correspondence.columns, original: original)
        compareEnums(correspondence.enums, original: original)
        compareTypes(correspondence.types, original: original)
        compareSequences(correspondence.sequences, original: original)
        compareViews(correspondence.views, original: original)
        compareNamespaces()
        compareExtensions()
        compareOpaqueObjects()
        for kind in ObjectKind.allCases { changes += groups[kind] ?? [] }
    }

    /// Records a change.
    mutating func add(_ change: Change) { groups[change.object.kind, default: []].append(change) }

    /// Records that something is gone. A hint may name its table by the new or the old name.
    mutating func addRemoval(
        of object: ObjectIdentity, part: Change.Part? = nil, formerName: String? = nil, around: SourceAnchor? = nil,
        hint words: String? = nil
    ) {
        var change = Change(.removed, object, part: part, formerName: formerName, anchor: around ?? SourceAnchor())
        var hint = removals[words ?? change.removal]
        if hint == nil, part != nil, let formerName {
            hint = removals[Change(.removed, ObjectIdentity(object.kind, formerName), part: part).removal]
        }
        if let hint {
            change.anchor = hint
            change.isDeclaredRemoval = true
        } else if let part, isInherited(part, of: formerName ?? object.name) {
            // What the tables say that it was inherited from counts here too.
            change.isDeclaredRemoval = true
        }
        add(change)
    }

    /// Whether a part of an old table is inherited from another.
    private func isInherited(_ part: Change.Part, of table: String) -> Bool {
        guard new.isPostgreSQL, let table = old.index.tables[table], !table.options.inherits.isEmpty else {
            return false
        }
        switch part {
        case .column(let name): return table.column(name).map { old.index.inherits($0, in: table) } ?? false
        case .check(let name):
            return table.checks.first { $0.name == name }.map { old.index.inherits($0, in: table) } ?? false
        default: return false
        }
    }
}
