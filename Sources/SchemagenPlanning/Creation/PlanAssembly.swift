import SchemagenLanguage
import SchemagenModel

/// Puts the steps that create a set of objects into order, with those that drop them again.
struct PlanAssembly {
    /// In the order of creation. Where nothing undoes a step, dropping something else does.
    private(set) var entries: [PlanEntry] = []
    private(set) var diagnostics: [Diagnostic] = []

    private let structure: Structure
    private var schema: Schema { structure.schema }
    private var database: Database { structure.database }
    /// Whether an object is to be created.
    private let isWanted: (ObjectIdentity) -> Bool

    /// Whose names the steps are written in.
    private let names: NameState
    /// What is done to objects that are there, at their place in the order.
    private let alterations: [ObjectIdentity: [PlanEntry]]
    /// Whether a foreign key has a step of its own, though it could come with its table.
    private let separates: (Table, ForeignKey) -> Bool
    /// The names of the tables that are created.
    private var tables: Set<String> = []
    /// Sequences by the table that owns them.
    private var owned: [String: [SequenceObject]] = [:]
    /// Indexes on `sql(…)`: the functions that these name may come after the table.
    private var lateIndexes: [NewIndex] = []
    /// Comments and settings that may be those of late indexes.
    private var lateRemarks: [OpaqueObject] = []

    /// An index that is to be created.
    private struct NewIndex {
        var index: Index
        var owner: String
        /// The SQL name of the partition whose it is; nil: it is the owner's.
        var partition: String?
        /// Whether it goes when another does.
        var isPart = false
    }

    /// - Parameters:
    ///   - structure: The schema that the objects belong to.
    ///   - names: Whose names the steps are written in.
    ///   - alterations: What is done to objects that are there already: it has its place in the order too.
    ///   - separates: Whether a foreign key has a step of its own, though it could come with its table.
    ///   - isWanted: Whether an object is to be created.
    init(
        of structure: Structure, in names: NameState = .latter, alterations: [ObjectIdentity: [PlanEntry]] = [:],
        separates: @escaping (Table, ForeignKey) -> Bool = { _, _ in false },
        isWanted: @escaping (ObjectIdentity) -> Bool
    ) {
        self.structure = structure
        self.names = names
        self.alterations = alterations
        self.separates = separates
        self.isWanted = isWanted
        for table in schema.tables
        where structure.holds(table) && isWanted(ObjectIdentity(.table, table.info.name)) {
            tables.insert(table.info.name)
        }
        addFoundations()
        addOrdered()
        for late in lateIndexes {
            add(
                .createIndex(late.index, owner: late.owner, partition: late.partition, isConcurrent: false),
                late.isPart ? nil : .dropIndex(late.index, owner: late.owner, isConcurrent: false))
        }
        for object in lateRemarks { add(.createOpaque(object), .dropOpaque(object)) }
        for late in foreignKeys {
            let key = TableConstraint.foreignKey(late.key)
            add(
                .addConstraint(key, table: late.table, partition: late.partition, isChecked: true),
                .dropConstraint(key, table: late.table, partition: late.partition))
        }
    }

    private mutating func add(_ up: Step, _ down: Step?) { entries.append(PlanEntry(up, down, in: names)) }

    /// The foreign keys that close a circle, in the order of their tables.
    private var foreignKeys: [(key: ForeignKey, table: String, partition: String?)] = []

    // MARK: What needs nothing

    private mutating func addFoundations() {
        guard structure.isPostgreSQL else { return }
        for namespace in schema.namespaces where isWanted(ObjectIdentity(.namespace, namespace.name)) {
            add(.createNamespace(namespace), .dropNamespace(namespace))
        }
        for object in schema.extensions where isWanted(ObjectIdentity(.extension, object.name)) {
            add(.createExtension(object), .dropExtension(object))
        }
        for object in schema.enums
        where structure.holds(object) && isWanted(ObjectIdentity(.enumeration, object.info.name)) {
            add(.createEnum(object), .dropEnum(object))
        }
        for sequence in schema.sequences
        where structure.holds(sequence) && isWanted(ObjectIdentity(.sequence, sequence.info.name)) {
            // A sequence goes with the table that owns it.
            let goesAlong = sequence.owner.map { tables.contains($0.table) } ?? false
            add(.createSequence(sequence), goesAlong ? nil : .dropSequence(sequence))
            if let owner = sequence.owner { owned[owner.table, default: []].append(sequence) }
        }
        for type in schema.types
        where structure.holds(type) && isWanted(ObjectIdentity(.type, type.info.name))
            && !CreationNodes.hasOrder(type)
        {
            add(.createDomain(type), .dropDomain(type))
        }
    }

    // MARK: What needs something

    private mutating func addOrdered() {
        let schema = schema
        let collection = CreationNodes(structure) { [isWanted, alterations] in
            isWanted($0) || alterations[$0] != nil
        }
        let order = CreationOrder(collection.nodes)
        for circle in order.circles { report(circle.map { collection.creations[$0] }) }
        guard diagnostics.isEmpty else { return }

        let needed = Set(collection.nodes.flatMap { $0.needs.map(\.target) })
        var created: Set<String> = []
        for offset in order.order {
            switch collection.creations[offset] {
            case .domain(let position):
                let type = schema.types[position]
                add(.createDomain(type), .dropDomain(type))
            case .table(let position):
                let table = schema.tables[position]
                if let alteration = alterations[ObjectIdentity(.table, table.info.name)] {
                    entries += alteration
                    continue
                }
                created.insert(table.info.name)
                add(table, created: created)
            case .view(let position):
                let view = schema.views[position]
                if let alteration = alterations[ObjectIdentity(.view, view.info.name)] {
                    entries += alteration
                    continue
                }
                add(.createView(view), .dropView(view))
                add(view.indexes, owner: view.info.name)
            case .opaque(let position):
                let object = schema.opaqueObjects[position]
                if let alteration = alterations[ObjectIdentity(.opaque, object.name)] {
                    entries += alteration
                    continue
                }
                if !needed.contains(offset), isRemarkOnLateIndex(object) {
                    lateRemarks.append(object)
                } else {
                    add(.createOpaque(object), .dropOpaque(object))
                }
            }
        }
        guard !owned.isEmpty else { return }
        for table in schema.tables where !tables.contains(table.info.name) {
            for sequence in owned[table.info.name] ?? [] {
                // It does not go with a column that comes with it: it goes by itself, after the column.
                add(.ownSequence(sequence), addsOwner(of: sequence) ? .disownSequence(sequence) : nil)
            }
        }
    }

    /// Whether the column that owns a sequence comes to a table that is there.
    private func addsOwner(of sequence: SequenceObject) -> Bool {
        guard let owner = sequence.owner else { return false }
        return alterations[ObjectIdentity(.table, owner.table)]?.contains { entry in
            entry.up.contains {
                if case .addColumn(let column, _, _) = $0.step { column.name == owner.column } else { false }
            }
        } ?? false
    }

    /// Whether an object says something of another that may be an index still to come: of those, `uses` names the table.
    private func isRemarkOnLateIndex(_ object: OpaqueObject) -> Bool {
        guard ["comment", "setting"].contains(object.kind), !lateIndexes.isEmpty else { return false }
        return object.uses?.contains { use in lateIndexes.contains { $0.owner == use.name } } ?? true
    }

    private mutating func add(_ table: Table, created: Set<String>) {
        var deferred: Set<String> = []
        if structure.isPostgreSQL {
            for key in table.foreignKeys where key.info.databases.contains(database) {
                guard separates(table, key) || (tables.contains(key.table) && !created.contains(key.table)) else {
                    continue
                }
                deferred.insert(key.info.sqlName)
                foreignKeys.append((key, table.info.name, nil))
            }
        }
        add(.createTable(table, deferring: deferred), .dropTable(table))
        for sequence in owned[table.info.name] ?? [] { add(.ownSequence(sequence), nil) }
        if table.columns.contains(where: { $0.isTouched && $0.databases.contains(database) }) {
            // SQLite's triggers go with their tables; PostgreSQL's leave their functions behind.
            add(.createTouchTrigger(table), structure.isPostgreSQL ? .dropTouchTrigger(table) : nil)
        }
        if structure.isPostgreSQL, let partitioning = table.options.partitioning {
            add(partitioning, of: table, created: created)
        } else {
            add(table.indexes, owner: table.info.name)
        }
    }

    private mutating func add(_ indexes: [Index], owner: String) {
        for index in indexes where index.databases.contains(database) {
            add([NewIndex(index: index, owner: owner)])
        }
    }

    /// Adds indexes that belong together.
    private mutating func add(_ indexes: [NewIndex]) {
        if indexes.contains(where: { SQLEscape.isIn($0.index) }) {
            lateIndexes += indexes
        } else {
            for new in indexes {
                add(
                    .createIndex(new.index, owner: new.owner, partition: new.partition, isConcurrent: false), nil)
            }
        }
    }

    /// Adds the indexes of a divided table and of its partitions, and the foreign keys that partitions alone have.
    ///
    /// Whichever index of a partition is there and has the keys, the server takes it for a part of the table's new index:
    /// so the parts of each index stand right before it, and what partitions have for themselves behind all of them.
    private mutating func add(_ partitioning: Partitioning, of table: Table, created: Set<String>) {
        let owner = table.info.name
        func family(_ index: Index, in partition: String?, _ parts: [IndexPart]) -> [NewIndex] {
            var family: [NewIndex] = []
            for part in parts where part.index.databases.contains(database) {
                guard case .index(let index) = part.index else { continue }
                family.append(NewIndex(index: index, owner: owner, partition: part.partition, isPart: true))
            }
            return family + [NewIndex(index: index, owner: owner, partition: partition)]
        }
        for index in table.indexes where index.databases.contains(database) {
            add(family(index, in: nil, partitioning.parts(of: index.sqlName)))
        }
        for own in partitioning.ownIndexes where own.index.databases.contains(database) {
            add(family(own.index, in: own.partition, own.parts))
        }
        for (partition, key) in partitioning.foreignKeys where key.info.databases.contains(database) {
            if tables.contains(key.table), !created.contains(key.table) {
                foreignKeys.append((key, owner, partition))
            } else {
                add(
                    .addConstraint(.foreignKey(key), table: owner, partition: partition, isChecked: true), nil)
            }
        }
    }

    private mutating func report(_ circle: [Creation]) {
        guard let first = circle.first else { return }
        let schema = schema
        var names = circle.map { "`\($0.name(in: schema))`" }
        names.append("`\(first.name(in: schema))`")
        diagnostics.append(
            Diagnostic(
                .circularDependency, "\(names.joined(separator: " needs ")): there is no order to create them in",
                at: first.anchor(in: schema).span,
                notes: circle.dropFirst().map {
                    Diagnostic.Note("`\($0.name(in: schema))` is declared here", at: $0.anchor(in: schema).span)
                }))
    }
}

extension Creation {
    /// The name as its declaration has it.
    func name(in schema: Schema) -> String {
        switch self {
        case .domain(let position): schema.types[position].info.name
        case .table(let position): schema.tables[position].info.name
        case .view(let position): schema.views[position].info.name
        case .opaque(let position): schema.opaqueObjects[position].name
        }
    }

    /// Where it is declared.
    func anchor(in schema: Schema) -> SourceAnchor {
        switch self {
        case .domain(let position): schema.types[position].info.anchor
        case .table(let position): schema.tables[position].info.anchor
        case .view(let position): schema.views[position].info.anchor
        case .opaque(let position): schema.opaqueObjects[position].anchor
        }
    }
}

/// Looks for `sql(…)`, whose text may name anything.
enum SQLEscape {
    /// Whether a type has one in its checks or its default.
    static func isIn(_ type: NamedType) -> Bool {
        type.checks.contains { isIn($0.condition) } || type.defaultValue.map(isIn) ?? false
    }

    /// Whether an index has one in its keys or its condition.
    static func isIn(_ index: Index) -> Bool {
        for key in index.keys {
            if case .expression(let expression) = key.value, isIn(expression) { return true }
        }
        return index.predicate.map(isIn) ?? false
    }

    /// Whether an expression has one.
    static func isIn(_ expression: Expression) -> Bool { expression.holdsSQL }
}
