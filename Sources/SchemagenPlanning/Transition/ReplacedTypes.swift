import SchemagenEvolution
import SchemagenModel

/// What cannot become what it is to be, so that something new takes its place, and its name: on PostgreSQL an enum that
/// loses a value or has its values in another order, and a domain over another type; on SQLite a column that goes while
/// another gets its name.
struct ReplacedTypes {
    /// What happens to an enum that stays as it is but for its values.
    struct Values {
        var renamed: [TextReplacement] = []
        var added: [(value: String, next: Neighbour?)] = []
    }

    /// The enums that are replaced, by their new names.
    private(set) var enums: Set<String> = []
    /// What becomes of the values of an enum that go, or that are texts in rows and have another spelling: by new names.
    private(set) var replacements: [String: [TextReplacement]] = [:]
    /// The domains that are replaced, by their new names.
    private(set) var types: Set<String> = []
    /// What happens to the values of each pair of enums.
    private(set) var values: [Values] = []
    /// The correspondence in which what is replaced, or goes while its name is taken, has a name in between.
    private(set) var correspondence: Correspondence
    /// The tables of SQLite that step aside before they go, by their old names.
    private(set) var parkedTables: Set<String> = []
    /// The names that such things take: from what they are called under their new names.
    private(set) var parked: [(kind: NamedKind, from: QualifiedName, to: String)] = []

    init(_ original: Correspondence) {
        correspondence = original
        let new = original.new
        for (pair, cases) in zip(original.enums.pairs, original.cases) {
            let (before, after) = (original.renamed.schema.enums[pair.old], new.schema.enums[pair.new])
            let found = Self.replacements(before, after, cases, new.schema)
            if !found.isEmpty { replacements[after.info.name] = found }
        }
        guard new.isPostgreSQL else {
            parkColumns()
            parkTables()
            return
        }
        var schema = original.renamed.schema
        let isParked = Self.parkNamespaces(&schema, original)
        var taken: Set<QualifiedName> = []
        for object in new.schema.enums where new.holds(object) { taken.insert(QualifiedName(object.info)) }
        for type in new.schema.types where new.holds(type) { taken.insert(QualifiedName(type.info)) }
        for table in new.schema.tables where new.holds(table) {
            taken.insert(QualifiedName(table.info))
            for column in table.columns where column.databases.contains(.postgresql) {
                guard let identity = column.identity else { continue }
                taken.insert(QualifiedName(identity.sequenceName, in: table.info.sqlSchema))
            }
        }
        for view in new.schema.views where new.holds(view) { taken.insert(QualifiedName(view.info)) }
        for sequence in new.schema.sequences where new.holds(sequence) { taken.insert(QualifiedName(sequence.info)) }

        for (pair, cases) in zip(original.enums.pairs, original.cases) {
            let (before, after) = (original.renamed.schema.enums[pair.old], new.schema.enums[pair.new])
            guard original.old.holds(original.old.schema.enums[pair.old]) else {
                values.append(Values())
                continue
            }
            if !new.holds(after) || Self.isReplaced(cases) {
                enums.insert(after.info.name)
                park(&schema.enums[pair.old].info, .enumeration, taken)
                values.append(Self.renames(original.old.schema.enums[pair.old], before))
            } else {
                var changes = Self.renames(original.old.schema.enums[pair.old], before)
                changes.added = Self.additions(original.old.schema.enums[pair.old], after, cases)
                values.append(changes)
            }
        }
        for offset in original.enums.removed where original.old.holds(original.old.schema.enums[offset]) {
            park(&schema.enums[offset].info, .enumeration, taken)
        }
        // A domain over an enum that is replaced is one over another type.
        let between = Structure(of: schema, on: original.old.database)
        for pair in original.types.pairs where original.old.holds(original.old.schema.types[pair.old]) {
            let (before, after) = (schema.types[pair.old], new.schema.types[pair.new])
            guard
                !new.holds(after) || between.typeText(of: before.base) != new.typeText(of: after.base)
                    || before.collation?.postgresql != after.collation?.postgresql
            else {
                continue
            }
            types.insert(after.info.name)
            park(&schema.types[pair.old].info, .domain, taken)
        }
        for offset in original.types.removed where original.old.holds(original.old.schema.types[offset]) {
            park(&schema.types[offset].info, .domain, taken)
        }
        for offset in original.sequences.removed where original.old.holds(original.old.schema.sequences[offset]) {
            park(&schema.sequences[offset].info, .sequence, taken)
        }
        if isParked || !parked.isEmpty { correspondence = original.naming(schema) }
    }

    /// SQLite drops a column after another one has taken its name: it steps aside.
    private mutating func parkColumns() {
        let original = correspondence
        var schema = original.renamed.schema
        var isParked = false
        for (pair, columns) in zip(original.tables.pairs, original.columns) where !columns.removed.isEmpty {
            var taken: Set<String> = []
            for column in original.new.schema.tables[pair.new].columns {
                taken.insert(SQLIdentifier.foldedForSQLite(column.sqlName))
            }
            for offset in columns.removed {
                let name = schema.tables[pair.old].columns[offset].sqlName
                guard taken.contains(SQLIdentifier.foldedForSQLite(name)) else { continue }
                schema.tables[pair.old].columns[offset].sqlName = Renames.between(name)
                isParked = true
            }
        }
        if isParked { correspondence = original.naming(schema) }
    }

    private mutating func parkTables() {
        let names = ParkedTables(correspondence).names
        guard !names.isEmpty else { return }
        var schema = correspondence.renamed.schema
        for (offset, name) in names {
            schema.tables[offset].info.sqlName = name
            parkedTables.insert(schema.tables[offset].info.name)
        }
        correspondence = correspondence.naming(schema)
    }

    /// A namespace that goes while another gets its name steps aside, with what goes in it.
    private static func parkNamespaces(_ schema: inout Schema, _ original: Correspondence) -> Bool {
        let taken = Set(original.new.schema.namespaces.map(\.sqlName))
        let former = original.old.schema
        var names: [String: String] = [:]
        for offset in original.namespaces.removed {
            let name = former.namespaces[offset].sqlName
            guard taken.contains(name) else { continue }
            names[name] = Renames.between(name)
            schema.namespaces[offset].sqlName = Renames.between(name)
        }
        guard !names.isEmpty else { return false }
        func move(_ path: WritableKeyPath<Schema, ObjectInfo>) {
            if let name = former[keyPath: path].sqlSchema, let between = names[name] {
                schema[keyPath: path].sqlSchema = between
            }
        }
        for offset in original.enums.removed { move(\.enums[offset].info) }
        for offset in original.types.removed { move(\.types[offset].info) }
        for offset in original.sequences.removed { move(\.sequences[offset].info) }
        return true
    }

    private mutating func park(_ info: inout ObjectInfo, _ kind: NamedKind, _ taken: Set<QualifiedName>) {
        guard taken.contains(QualifiedName(info)) else { return }
        let name = Renames.between(info.sqlName)
        parked.append((kind, QualifiedName(info), name))
        info.sqlName = name
    }

    private static func isReplaced(_ cases: Pairing) -> Bool {
        if !cases.removed.isEmpty { return true }
        var last = -1
        for pair in cases.pairs {
            if pair.old < last { return true }
            last = pair.old
        }
        return false
    }

    private static func renames(_ before: Enumeration, _ renamed: Enumeration) -> Values {
        var values = Values()
        for (old, new) in zip(before.cases, renamed.cases) where old.sqlName != new.sqlName {
            values.renamed.append(TextReplacement(old.sqlName, new.sqlName))
        }
        return values
    }

    /// The new values, each next to one that is there by then. They are added before anything is renamed.
    private static func additions(
        _ before: Enumeration, _ after: Enumeration, _ cases: Pairing
    ) -> [(value: String, next: Neighbour?)] {
        guard !cases.added.isEmpty else { return [] }
        var formerNames: [Int: String] = [:]
        for pair in cases.pairs { formerNames[pair.new] = before.cases[pair.old].sqlName }
        var result: [(value: String, next: Neighbour?)] = []
        for offset in cases.added.sorted() {
            let value = after.cases[offset].sqlName
            var next: Neighbour?
            if offset > 0 {
                next = .after(formerNames[offset - 1] ?? after.cases[offset - 1].sqlName)
            } else if let first = after.cases.indices.first(where: { formerNames[$0] != nil }),
                let name = formerNames[first]
            {
                next = .before(name)
            }
            result.append((value, next))
        }
        return result
    }

    /// What the schema says of the values that go.
    private static func replacements(
        _ before: Enumeration, _ after: Enumeration, _ cases: Pairing, _ schema: Schema
    ) -> [TextReplacement] {
        var result: [TextReplacement] = []
        for pair in cases.pairs where before.cases[pair.old].sqlName != after.cases[pair.new].sqlName {
            result.append(TextReplacement(before.cases[pair.old].sqlName, after.cases[pair.new].sqlName))
        }
        for offset in cases.removed {
            let gone = before.cases[offset]
            guard let name = replacement(of: gone.name, in: [before.info.name, after.info.name], schema),
                let value = after.cases.first(where: { $0.name == name })
            else { continue }
            result.append(TextReplacement(gone.sqlName, value.sqlName))
        }
        return result
    }

    /// The case that `removed case` names behind `->`.
    static func replacement(of enumCase: String, in enums: [String], _ schema: Schema) -> String? {
        for removal in schema.removals
        where removal.kind == "case" && removal.path.last == enumCase && removal.path.first.map(enums.contains) == true
        {
            guard let text = removal.replacement else { return nil }
            var name = Substring(text)
            if name.first == "." { name.removeFirst() }
            if name.first == "`", name.last == "`" { name = name.dropFirst().dropLast() }
            return String(name)
        }
        return nil
    }
}
