import SchemagenModel

/// Something in a schema in the making: a table, a column, a case, an index.
///
/// Its number stays while everything else about it changes: what is the same before and after is known, so that the hints
/// can be written.
struct Thing: Sendable {
    enum Kind: String, Sendable {
        case namespace, `extension`, enumeration = "enum", enumCase = "case", type, mixin, table
        case virtualTable = "virtual table", column, primaryKey, unique, index, check, foreignKey, exclusion = "exclude"
        case view, materializedView = "materialized view", sequence, opaque = "sql", partitioning, partition
    }

    /// Something behind a declaration: an attribute, or a word such as `using`.
    struct Mark: Sendable {
        /// What can stand there once only.
        var key: String
        var text: Phrase
        /// As it is counted.
        var label: String
    }

    var number: Int
    var kind: Kind
    /// As it is counted.
    var label: String
    /// The Swift name, or an opaque object's identity; empty where there is none.
    var name = ""
    /// What stands behind `as`.
    var sqlName: String?
    /// The number of the namespace.
    var namespace: Int?
    /// The database that alone has it.
    var only: Database?
    var isNullable = false
    /// Of a column or a named type.
    var sort: Sort?
    /// An opaque object's kind, a partition's table.
    var type = Phrase()
    /// A column's default, a check's condition, the keys of an index, the query of a view.
    var value = Phrase()
    /// What stands between the SQL name and the attributes.
    var tail = Phrase()
    /// What the columns have to be that its value names in SQL, which nobody reads.
    var wanted: TypeFacts.Traits?
    var marks: [Mark] = []
    var children: [Thing] = []
    var uses: [Int] = []
    /// The table that a trigger belongs to.
    var owner: Int?
    /// The mixins of a table.
    var mixins: [Int] = []
    var comment: String?

    init(_ number: Int, _ kind: Kind, _ label: String) {
        self.number = number
        self.kind = kind
        self.label = label
    }

    func mark(_ key: String) -> Mark? { marks.first { $0.key == key } }

    /// Sets a mark in place of one with its key.
    mutating func set(_ mark: Mark) {
        marks.removeAll { $0.key == mark.key }
        marks.append(mark)
    }

    /// The numbers that it cannot be without.
    var needs: Set<Int> {
        var result = type.mentions.union(tail.mentions).union(sort?.mentions ?? [])
        if kind != .column { result.formUnion(value.mentions) }
        if let owner { result.insert(owner) }
        return result
    }

    /// It and everything in it.
    var all: [Thing] { [self] + children.flatMap(\.all) }
    var numbers: Set<Int> { Set(all.map(\.number)) }

    /// Everything that is counted of it and what is in it.
    var labels: Set<String> {
        var result: Set<String> = [label]
        for mark in marks where !mark.label.isEmpty { result.insert(mark.label) }
        for child in children { result.formUnion(child.labels) }
        return result
    }

    /// Takes out what names things that are gone, without being nothing without them.
    mutating func forget(_ gone: Set<Int>) {
        marks.removeAll { !$0.text.mentions.isDisjoint(with: gone) }
        uses.removeAll(where: gone.contains)
        mixins.removeAll(where: gone.contains)
        if let namespace, gone.contains(namespace) { self.namespace = nil }
        if kind == .column, !value.mentions.isDisjoint(with: gone) { value = Phrase() }
        for offset in children.indices { children[offset].forget(gone) }
    }
}
