import SchemagenModel

/// A table on its way from one schema to another, whatever it is called by then.
struct TableKey: Hashable, Comparable {
    /// The offset in the new schema, or, of a table that goes, one below zero.
    let number: Int

    static func < (left: TableKey, right: TableKey) -> Bool { left.number < right.number }
}

/// What an entry of a plan has to do with. Two that share something, which one of them changes, keep their order.
struct Reach {
    /// Something that entries share.
    enum Thing: Hashable {
        case table(TableKey)
        /// The name of a relation or a type, which share one space of names.
        case name(QualifiedName)
        /// The name of a column or a constraint within a table.
        case member(TableKey, String)
        /// An object given as SQL.
        case object(ObjectIdentity)
        /// Whatever a text in SQL may call: functions, types given as SQL.
        case routines
    }

    var reads: Set<Thing> = []
    var writes: Set<Thing> = []
    /// Whether it keeps its order with everything.
    var isBarrier = false
    /// The tables that are there, to which everybody else waits for access while its transaction goes on.
    var locks: Set<TableKey> = []
    /// Whether a new table refers to one that is there: writers wait, readers do not.
    var refersToTables = false

    mutating func write(_ name: QualifiedName) { writes.insert(.name(Self.plain(name))) }

    mutating func read(_ name: QualifiedName) { reads.insert(.name(Self.plain(name))) }

    /// What stands in no namespace stands in `public`.
    private static func plain(_ name: QualifiedName) -> QualifiedName {
        name.schema == "public" ? QualifiedName(name.name, in: nil) : name
    }
}

/// What columns and expressions need.
extension Reach {
    mutating func addColumn(_ column: Column, _ table: String, _ structure: Structure) {
        addType(column.type, structure)
        if let value = structure.index.defaultValue(of: column) { addExpression(value, structure) }
        if let value = column.generated?.value {
            addExpression(value, structure)
            addTypes(of: table, structure)
        }
        if let identity = column.identity {
            write(QualifiedName(identity.sequenceName, in: structure.index.tables[table]?.info.sqlSchema))
        }
    }

    /// What expressions over the rows of a table may speak of.
    mutating func addTypes(of table: String, _ structure: Structure) {
        for column in structure.index.tables[table]?.columns ?? [] { addType(column.type, structure) }
    }

    mutating func addType(_ type: DataType, _ structure: Structure) {
        switch type {
        case .array(let element), .range(let element), .multiRange(let element):
            addType(element, structure)
        case .enumeration(let name):
            if let value = structure.index.enums[name], structure.holds(value) { read(QualifiedName(value.info)) }
        case .named(let name):
            guard let named = structure.index.types[name] else { return }
            if structure.holds(named) { read(QualifiedName(named.info)) }
            addType(named.base, structure)
        case .native: reads.insert(.routines)
        case .reference:
            let storage = structure.index.storageType(of: type)
            if case .reference = storage { return }
            addType(storage, structure)
        default: break
        }
    }

    mutating func addExpression(_ value: Expression, _ structure: Structure) {
        if SQLEscape.isIn(value) { reads.insert(.routines) }
        if case .nextValue(let name) = value.kind, let sequence = structure.index.sequences[name] {
            read(QualifiedName(sequence.info))
        }
    }
}

/// A text in SQL, looked through for names.
struct SQLWords {
    private let words: Set<Substring>
    private let text: String

    init(_ text: String) {
        let folded = text.lowercased()
        self.text = folded
        words = Set(folded.split { !Self.isWord($0) })
    }

    private static func isWord(_ character: Character) -> Bool {
        character == "_" || character == "$" || character.isLetter || character.isNumber
    }

    /// Whether the text has the name in it, in whatever case.
    func name(_ name: String) -> Bool {
        let folded = name.lowercased()
        return folded.allSatisfy(Self.isWord) ? words.contains(folded[...]) : text.contains(folded)
    }

    /// Whether it speaks of all columns of something, as neither `count(*)` nor `2 * size` does.
    var hasStar: Bool {
        var rest = text[...]
        while let star = rest.firstIndex(of: "*") {
            let before = text[..<star].reversed().drop(while: \.isWhitespace)
            let word = String(before.prefix(while: Self.isWord).reversed())
            if before.first == "," || before.first == "." { return true }
            if ["select", "distinct", "all", "returning"].contains(word) { return true }
            rest = text[text.index(after: star)...]
        }
        return false
    }
}
